import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../../infra/settings.ts'
import { boardPublicKey } from '../../shared/adapters/carriers/iot/envelope.ts'
import { ImportPart } from '../../shared/contracts/directory.ts'
import { readCap } from '../fixtures/read-cap.ts'
import { at, houseOf, one } from './support/house.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8')
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block)

test('its settings are settings', () => {
  const [settings = ''] = blocks('json')
  expect(readSettings(JSON.parse(settings).context.tongluo).smsSignature).toBe('应急广播')
  const { app } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'))
  expect(JSON.parse(settings).app).toBe(app)
})

test('its directory can be imported', () => {
  const [, directory = ''] = blocks('json')
  const part = ImportPart.parse(JSON.parse(directory.replace(/<your own number[^>]*>/, '+8615400000001')))
  expect(part.records.map(({ kind }) => kind)).toEqual(['area', 'area', 'area', 'person'])
})

test('the outputs it speaks of are those of the template', () => {
  const outputs = Object.keys(at(JSON.parse(houseOf('aws').text), 'Outputs') ?? {})
  const named = [...guide.matchAll(/^\| `(\w+)` \| /gm)].map(([, name]) => name)
  expect(new Set(named)).toEqual(new Set(outputs))
})

test('the number of alarms and queues that it prices is that of the template', () => {
  const house = houseOf('aws')
  expect(guide).toContain(`| ${house.all('AWS::CloudWatch::Alarm').length} alarms |`)
  expect(guide).toContain(`wait at ${house.all('AWS::SQS::Queue').length} queues`)
})

test('its first warning is sound CAP, and nothing in it is unwise', () => {
  const read = readCap(new TextEncoder().encode(one(blocks('xml'), 'warning')))
  expect(read).toMatchObject({ kind: 'read', warnings: [] })
})

test('its line for terminals prints the key that loudspeakers verify with', () => {
  const script = /node --input-type=module -e '\n([^']*)'/.exec(guide)?.[1] ?? ''
  const line = ['--input-type=module', '-e', script]
  const printed = execFileSync(process.execPath, line, { input: 'a secret\n', encoding: 'utf8' })
  expect(printed.trim()).toBe(boardPublicKey('a secret'))
})
