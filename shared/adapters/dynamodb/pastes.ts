import { randomUUID } from 'node:crypto'
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Paste } from '../../domain/rooms/paste.ts'
import type { Pastes } from '../../ports/pastes.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'

/** Table `warnings`: `PASTES#<w>` / `<time>#<random>`. */
export const dynamoDbPastes = (client: DynamoDBDocumentClient, TableName: string): Pastes => {
  const partitionOf = (warning: string): string => `PASTES#${warning}`
  return {
    async append(paste) {
      const sk = `${new Date(paste.at).toISOString()}#${randomUUID()}`
      const Item = { pk: partitionOf(paste.warning), sk, v: 1, ...paste }
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })
      await classified(client.send(put))
    },
    async of(warning) {
      const rows = await queryAll(client, TableName, partitionOf(warning))
      return rows.map(row => Paste.parse(row))
    },
  }
}
