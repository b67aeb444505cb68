import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleFunctions } from '../../infra/bundling.ts'
import { at, functions, houseOf, isObject, type Json } from './support/house.ts'

/** A cold start reads every byte; the largest bundle holds the lunar calendar beside the door. */
const budgetBytes = 2_400_000

const outdir = mkdtempSync(join(tmpdir(), 'tongluo-bundles-'))
bundleFunctions(join(outdir, 'first'))
afterAll(() => rmSync(outdir, { recursive: true, force: true }))
const bundleOf = (name: string): string => join(outdir, 'first', name, 'index.mjs')

/** Imports a bundle as Lambda does, and says what it exports as its handler. */
const start = `
  const { handler } = await import(process.argv[1])
  process.stdout.write(typeof handler)
`
const run = promisify(execFile)
const variablesOf = (properties: Json): Record<string, string> => {
  const variables = at(properties, 'Environment', 'Variables')
  if (!isObject(variables)) return {}
  const resolved = Object.entries(variables).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : 'https://a.example/b',
  ])
  return Object.fromEntries(resolved)
}

/** Some functions read their secret while they start. */
const secrets = createServer((_, answer) => answer.end(JSON.stringify({ SecretString: 'planted' })))
beforeAll(() => new Promise<void>(listening => secrets.listen(0, '127.0.0.1', listening)))
afterAll(() => secrets.close())
const surroundings = (): Record<string, string> => {
  const address = secrets.address()
  if (address === null || typeof address === 'string') throw new Error('the secrets are not served')
  return {
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'planted',
    AWS_SECRET_ACCESS_KEY: 'planted',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${address.port}`,
  }
}

describe('the bundles', () => {
  // What SNS needs and what other carriers of SMS need are two houses.
  const workers = new Map([...functions(houseOf('aws', { smsCarrier: 'tencent' })), ...functions(houseOf('aws'))])

  test('there is one for each function of the template', () => {
    expect(new Set(readdirSync(join(outdir, 'first')))).toEqual(new Set(workers.keys()))
  })

  test.each([...workers])(
    '%s starts from its bundle with the variables of the template, and is small',
    async (name, { properties }) => {
      const file = bundleOf(name)
      const env = { ...surroundings(), ...variablesOf(properties) }
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', start, file], { env })
      expect(stdout).toBe('function')
      expect(statSync(file).size).toBeLessThan(budgetBytes)
    },
  )

  test('errors and stack frames keep the names that the code has', () => {
    const bundle = readFileSync(bundleOf('send-sms'), 'utf8')
    const names = ['Fault=class extends Error', 'runClaim', 'handOverSms', 'openWindow']
    expect(names.filter(name => !bundle.includes(name))).toEqual([])
  })

  test('the same sources give the same bytes, so that only what changed is deployed', () => {
    bundleFunctions(join(outdir, 'second'))
    const differing = [...workers.keys()].filter(
      name => !readFileSync(join(outdir, 'second', name, 'index.mjs')).equals(readFileSync(bundleOf(name))),
    )
    expect(differing).toEqual([])
  })
})
