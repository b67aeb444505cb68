import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { afterAll, describe, expect, test } from 'vitest'
import { acknowledge } from '../../infra/constructs/acknowledged.ts'
import { checked, synthesize } from '../../infra/synthesize.ts'

const outdir = mkdtempSync(join(tmpdir(), 'tongluo-checks-'))
afterAll(() => rmSync(outdir, { recursive: true, force: true }))

test.each(['aws', 'aws-cn'] as const)('nothing that AWS’s rules find in %s is unacknowledged', partition => {
  expect(synthesize({ partition, outdir: join(outdir, partition), bundles: false }).findings).toEqual([])
})

describe('the check itself', () => {
  const planted = (name: string) => {
    const app = new App({
      outdir: join(outdir, name),
      analyticsReporting: false,
      builtinCloudFormationValidation: false,
    })
    return { app, queue: new Queue(new Stack(app, 'planted'), 'open') }
  }

  test('finds a queue without TLS and without a dead-letter queue', () => {
    const rules = checked(planted('open').app).map(({ rule }) => rule)
    expect(new Set(rules)).toEqual(new Set(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']))
  })

  test('leaves out what was acknowledged with a reason, and nothing else', () => {
    const { app, queue } = planted('acknowledged')
    acknowledge(queue, 'SQS3', 'planted')
    expect(checked(app).map(({ rule, where }) => `${rule} ${where}`)).toEqual([
      'AwsSolutions-SQS4 planted/open/Resource',
    ])
  })
})

describe('npm run synth', () => {
  const synth = (...options: string[]) => {
    const script = join(import.meta.dirname, '../../infra/synth.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], { encoding: 'utf8', env: {} })
    return { status, stdout, stderr }
  }

  test('explains itself', () => {
    const { status, stdout } = synth('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('--partition')
  })

  test('ends with 2 and one sentence when it is called wrongly', () => {
    expect(synth('--partition', 'mars')).toEqual({
      status: 2,
      stdout: '',
      stderr: '--partition is aws or aws-cn, not mars.\n',
    })
  })
})
