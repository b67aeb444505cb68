import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { dynamoDbKeys } from '../../../shared/adapters/dynamodb/keys.ts'
import { memoryKeys } from '../../../shared/adapters/memory/keys.ts'
import { hashOfKey } from '../../../shared/domain/api-key.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import type { Keys } from '../../../shared/ports/keys.ts'
import { localDynamoDb } from '../support/tables.ts'

const holder: KeyHolder = {
  id: 'ningxiang-met',
  name: '宁乡市气象台',
  role: 'source',
  area: '430182',
  levels: ['red', 'orange'],
  maxRecipients: 100_000,
}

const suites: [name: string, make: () => Promise<Keys>][] = [
  ['memory', async () => memoryKeys()],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      return dynamoDbKeys(client, tables.directory)
    },
  ],
]

describe.each(suites)('API keys in %s', (_, make) => {
  it('are known by the key that was handed out, once', async () => {
    const keys = await make()
    const key = await keys.create(holder)
    expect(await keys.find(key)).toEqual(holder)
  })

  it('are unknown by any other key', async () => {
    const keys = await make()
    const key = await keys.create(holder)
    expect(await keys.find(`${key}x`)).toBeUndefined()
    expect(await keys.find('')).toBeUndefined()
  })

  it('differ for two holders', async () => {
    const keys = await make()
    const [first, second] = await Promise.all([keys.create(holder), keys.create({ ...holder, id: 'other' })])
    expect(first).not.toBe(second)
    expect((await keys.find(second))?.id).toBe('other')
  })
})

it('a stored key cannot be read back from the table', async () => {
  const { client, tables } = await localDynamoDb()
  const key = await dynamoDbKeys(client, tables.directory).create(holder)
  const { Items } = await client.send(
    new QueryCommand({
      TableName: tables.directory,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `KEY#${hashOfKey(key)}` },
    }),
  )
  expect(Items).toHaveLength(1)
  expect(JSON.stringify(Items)).not.toContain(key)
})
