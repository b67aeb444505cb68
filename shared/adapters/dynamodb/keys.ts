import { randomBytes } from 'node:crypto'
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { formatKey, hashOfKey } from '../../domain/api-key.ts'
import { KeyHolder } from '../../domain/source.ts'
import type { Keys } from '../../ports/keys.ts'
import { classified } from './faults.ts'

/** Table `directory`: `KEY#<sha256>` / `-`. Read consistently: a key works as soon as it was made. */
export const dynamoDbKeys = (client: DynamoDBDocumentClient, TableName: string): Keys => ({
  async find(key) {
    const get = new GetCommand({ TableName, Key: rowOf(key), ConsistentRead: true })
    const { Item } = await classified(client.send(get))
    return Item && KeyHolder.parse(Item.holder)
  },
  async create(holder) {
    const key = formatKey(randomBytes(32))
    await classified(client.send(new PutCommand({ TableName, Item: { ...rowOf(key), v: 1, holder } })))
    return key
  },
})

const rowOf = (key: string) => ({ pk: `KEY#${hashOfKey(key)}`, sk: '-' })
