import * as z from 'zod'
import type { ReceiptDelta } from '../../domain/receipts/delta.ts'
import type { SlotReceipt } from '../../domain/receipts/receipt.ts'
import { decodeReceipts, encodeReceipts } from './receipt-bytes.ts'
import { sheetKey } from './sheet-item.ts'

/** A delta beside its sheet, in the same partition: `<row>#D#<seq>#<its name>`. */
const ReceiptItem = z.object({ pk: z.string(), sk: z.string(), receipts: z.instanceof(Uint8Array) })

export const toReceiptItem = ({ sheet, seq, name, receipts }: ReceiptDelta) => {
  const { pk, sk } = sheetKey(sheet)
  return { pk, sk: `${sk}#D#${seq}#${name}`, v: 1, receipts: encodeReceipts(receipts) }
}

/** The row of the sheet they belong to, and the receipts; undefined for a row of another kind. */
export const fromReceiptItem = (
  item: Record<string, unknown>,
): { row: string; receipts: SlotReceipt[] } | undefined => {
  const [place, channel, page, kind, seq] = String(item.sk).split('#')
  if (kind !== 'D') return undefined
  const { receipts } = ReceiptItem.parse(item)
  return { row: `${place}#${channel}#${page}`, receipts: decodeReceipts(receipts, Number(seq)) }
}
