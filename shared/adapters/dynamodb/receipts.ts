import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { foldReceipts, type SlotReceipt } from '../../domain/receipts/receipt.ts'
import type { SheetId } from '../../domain/sheets/sheet-id.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Receipts } from '../../ports/sheets.ts'
import { batchDelete } from './batches.ts'
import { classified } from './faults.ts'
import { messageRefs } from './message-refs.ts'
import { queryAll } from './queries.ts'
import { deltaKey, deltaPrefix, foldKey, fromReceiptItem, toReceiptItem } from './receipt-item.ts'

/** Receipts are appended and folded, never fought over: no write here waits for another's. */
export const dynamoDbReceipts = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): Receipts => {
  const refs = messageRefs(client, TableName, clock)
  return {
    async append(id, batch, receipts) {
      const items = bySeq(receipts).map(([seq, of]) => toReceiptItem(deltaKey(id, seq, batch), of))
      await Promise.all(items.map(Item => classified(client.send(new PutCommand({ TableName, Item })))))
    },

    async fold(id, seq) {
      const deltas = await queryAll(client, TableName, foldKey(id, seq).pk, deltaPrefix(id, seq))
      if (deltas.length === 0 || !(await mergeInto(client, TableName, id, seq, deltas))) return 0
      await batchDelete(client, TableName, deltas)
      return deltas.length
    },

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

const bySeq = (receipts: readonly SlotReceipt[]): [number, SlotReceipt[]][] => [
  ...Map.groupBy(receipts, ({ seq }) => seq),
]

/** False when somebody else folded in between: then their row holds what they read, and the deltas stay for the next time. */
const mergeInto = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  id: SheetId,
  seq: number,
  deltas: Record<string, unknown>[],
): Promise<boolean> => {
  const Key = foldKey(id, seq)
  const { Item: known } = await classified(client.send(new GetCommand({ TableName, Key, ConsistentRead: true })))
  const rows = known ? [known, ...deltas] : deltas
  const folded = foldReceipts(rows.flatMap(row => fromReceiptItem(row)?.receipts ?? []))
  const put = new PutCommand({
    TableName,
    Item: { ...toReceiptItem(Key, [...folded.values()]), rev: Number(known?.rev ?? 0) + 1 },
    ConditionExpression: known ? '#rev = :rev' : 'attribute_not_exists(pk)',
    ...(known && { ExpressionAttributeNames: { '#rev': 'rev' }, ExpressionAttributeValues: { ':rev': known.rev } }),
  })
  try {
    await client.send(put)
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    return classified(Promise.reject(error))
  }
}
