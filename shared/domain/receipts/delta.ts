import { batchHash } from '../sheets/batch-hash.ts'
import { formatRef, type SheetId } from '../sheets/sheet-id.ts'
import { foldReceipts, type SlotReceipt } from './receipt.ts'

export type SheetReceipt = { sheet: SheetId; receipt: SlotReceipt }

/** What one batch of receipts says of one sheet and seq, at most one receipt a slot: one row beside that sheet. */
export type ReceiptDelta = { sheet: SheetId; seq: number; name: string; receipts: SlotReceipt[] }

/** A batch, folded: of a slot the receipt that a reader would choose. Named by what it says, so that the same again is the same row. */
export const receiptDeltas = (batch: Iterable<SheetReceipt>): ReceiptDelta[] => {
  const bySheet = Map.groupBy(batch, ({ sheet, receipt }) => formatRef(sheet, receipt.seq))
  return [...bySheet.values()].flatMap(some => {
    const [first] = some
    if (!first) return []
    const receipts = [...foldReceipts(some.map(({ receipt }) => receipt)).values()]
    return { sheet: first.sheet, seq: first.receipt.seq, name: batchHash(receipts.map(words)), receipts }
  })
}

const words = ({ slot, try: attempt, state, at, reason }: SlotReceipt): string =>
  [slot, attempt, state, at, reason].join()
