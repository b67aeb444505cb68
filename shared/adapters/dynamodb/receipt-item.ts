import * as z from 'zod'
import type { SlotReceipt } from '../../domain/receipts/receipt.ts'
import type { SheetId } from '../../domain/sheets/sheet-id.ts'
import { decodeReceipts, encodeReceipts } from './receipt-bytes.ts'
import { sheetKey } from './sheet-item.ts'

/**
 * Beside its sheet, in the same partition: `<row>#D#<seq>#<batch hash>` a delta, `<row>#R#<seq>` what was folded.
 * `D` sorts before `R` on purpose: folding writes R before it deletes a D, and a query reads D before R, so that no reader,
 * however its pages fall, misses a receipt that is on its way from one to the other.
 */
const ReceiptItem = z.object({ pk: z.string(), sk: z.string(), receipts: z.instanceof(Uint8Array) })

export const deltaPrefix = (id: SheetId, seq: number): string => `${sheetKey(id).sk}#D#${seq}#`
export const deltaKey = (id: SheetId, seq: number, batch: string) => ({
  pk: sheetKey(id).pk,
  sk: deltaPrefix(id, seq) + batch,
})
export const foldKey = (id: SheetId, seq: number) => ({ pk: sheetKey(id).pk, sk: `${sheetKey(id).sk}#R#${seq}` })

export const toReceiptItem = (key: { pk: string; sk: string }, receipts: readonly SlotReceipt[]) => ({
  ...key,
  v: 1,
  receipts: encodeReceipts(receipts),
})

/** The row of the sheet they belong to, and the receipts; undefined for a row of another kind. */
export const fromReceiptItem = (
  item: Record<string, unknown>,
): { row: string; receipts: SlotReceipt[] } | undefined => {
  const [place, channel, page, kind, seq] = String(item.sk).split('#')
  if (kind !== 'D' && kind !== 'R') return undefined
  const { receipts } = ReceiptItem.parse(item)
  return { row: `${place}#${channel}#${page}`, receipts: decodeReceipts(receipts, Number(seq)) }
}
