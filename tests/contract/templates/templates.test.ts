import { beforeEach, describe, expect, it } from 'vitest'
import { dynamoDbTemplates } from '../../../shared/adapters/dynamodb/templates.ts'
import { memoryTemplates } from '../../../shared/adapters/memory/templates.ts'
import type { Templates } from '../../../shared/ports/templates.ts'
import { aTemplate } from '../../fixtures/templates.ts'
import { localDynamoDb } from '../support/tables.ts'

const stores: [string, () => Promise<Templates>][] = [
  ['memory', async () => memoryTemplates()],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      return dynamoDbTemplates(client, tables.directory)
    },
  ],
]
const first = aTemplate({ version: 1 })

describe.each(stores)('templates in %s', (_, open) => {
  let templates = memoryTemplates()
  beforeEach(async () => {
    templates = await open()
  })

  it('are kept as they were written, and nothing is found where nothing was', async () => {
    expect(await templates.find('alibaba', 'rain')).toBeUndefined()
    expect(await templates.of('alibaba')).toEqual([])
    expect(await templates.write(first)).toBe(true)
    expect(await templates.find('alibaba', 'rain')).toEqual(first)
  })

  it('move one version at a time, for one writer', async () => {
    const both = await Promise.all([templates.write(first), templates.write(first)])
    expect(both.toSorted()).toEqual([false, true])
    expect(await templates.write({ ...first, version: 3 })).toBe(false)
    expect(await templates.write({ ...first, version: 2, state: 'retired' })).toBe(true)
    expect((await templates.find('alibaba', 'rain'))?.state).toBe('retired')
  })

  it('are listed of one carrier, by name, each as it is now', async () => {
    const name = (one: string, more = {}) => templates.write({ ...first, name: one, ...more })
    await Promise.all([name('snow'), name('rain'), name('wind', { carrier: 'tencent' })])
    await name('rain', { version: 2, signature: '长沙应急' })
    const found = await templates.of('alibaba')
    expect(found.map(({ name, signature }) => `${name} ${signature}`)).toEqual(['rain 长沙应急', 'snow 宁乡应急'])
  })

  it('keep every version, the newest first', async () => {
    for (const version of [1, 2, 3]) await templates.write({ ...first, version, by: `key-${version}` })
    const found = await templates.history('alibaba', 'rain', 2)
    expect(found.map(({ version, by }) => [version, by])).toEqual([
      [3, 'key-3'],
      [2, 'key-2'],
    ])
    expect(await templates.history('tencent', 'rain', 2)).toEqual([])
  })
})
