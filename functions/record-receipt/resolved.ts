import type { ReceiptMessage } from '../../shared/contracts/queue-messages.ts'
import type { SheetReceipt } from '../../shared/domain/receipts/delta.ts'
import type { SlotReceipt } from '../../shared/domain/receipts/receipt.ts'
import { receiptReason } from '../../shared/domain/receipts/receipt-reason.ts'

/** Reports as receipts, and those that fit no slot. */
export type Resolved = { receipts: SheetReceipt[]; strangers: ReceiptMessage[] }

type Hit = { seq: number; slot: number; try: number }

/** One whose clock runs ahead says nothing about the future. */
export const toReceipt = ({ outcome, at, reason }: ReceiptMessage, hit: Hit, now: number): SlotReceipt => {
  const word = receiptReason(reason)
  const { seq, slot, try: attempt } = hit
  return { slot, seq, try: attempt, state: outcome, at: Math.min(at, now), ...(word && { reason: word }) }
}
