import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Clock } from '../../ports/clock.ts'
import type { Receipts } from '../../ports/sheets.ts'
import { batchPut } from './batches.ts'
import { classified } from './faults.ts'
import { messageRefs } from './message-refs.ts'
import { toReceiptItem } from './receipt-item.ts'

/** Receipts are appended and merged when read (docs/adr/0017): no write here waits for another's, and none rewrites a row. */
export const dynamoDbReceipts = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): Receipts => {
  const refs = messageRefs(client, TableName, clock)
  return {
    append: deltas => batchPut(client, TableName, deltas.map(toReceiptItem)),

    putRefs: refs.put,
    findRefs: refs.find,

    async countUnmatched(carrier, count) {
      if (count === 0) return
      const day = new Date(clock.now()).toISOString().slice(0, 10)
      await classified(
        client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: `UNMATCHED#${carrier}`, sk: day },
            UpdateExpression: 'ADD #count :count',
            ExpressionAttributeNames: { '#count': 'count' },
            ExpressionAttributeValues: { ':count': count },
          }),
        ),
      )
    },
  }
}
