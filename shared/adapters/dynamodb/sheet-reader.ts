import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { foldReceipts } from '../../domain/receipts/receipt.ts'
import { partitionOf } from '../../domain/sheets/sheet-id.ts'
import type { SheetReader, SheetWithReceipts } from '../../ports/sheets.ts'
import { queryAll } from './queries.ts'
import { fromReceiptItem } from './receipt-item.ts'
import { fromSheetItem, isSheetRow } from './sheet-item.ts'

/** Eventually consistent, at half the price: what is shown may be a moment old, and nothing is decided by it. */
export const dynamoDbSheetReader = (client: DynamoDBDocumentClient, TableName: string): SheetReader => {
  const read = async (pk: string, prefix?: string): Promise<SheetWithReceipts[]> =>
    assemble(await queryAll(client, TableName, pk, prefix, false))
  return {
    async county(warning, county, buckets) {
      const partitions = Array.from({ length: buckets }, (_, bucket) => partitionOf({ warning, county, bucket }))
      return (await Promise.all(partitions.map(pk => read(pk)))).flat()
    },
    place: (warning, county, bucket, place) => read(partitionOf({ warning, county, bucket }), `${place}#`),
  }
}

const assemble = (rows: Record<string, unknown>[]): SheetWithReceipts[] => {
  const deltas = Map.groupBy(
    rows.flatMap(row => fromReceiptItem(row) ?? []),
    ({ row }) => row,
  )
  const receiptsOf = (row: string) => (deltas.get(row) ?? []).flatMap(({ receipts }) => receipts)
  return rows
    .filter(({ sk }) => isSheetRow(String(sk)))
    .map(row => ({
      sheet: fromSheetItem(row),
      receipts: [...foldReceipts(receiptsOf(String(row.sk))).values()],
    }))
}
