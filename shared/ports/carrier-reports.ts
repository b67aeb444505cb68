import type { Carrier } from '../domain/channel.ts'
import type { ReceiptState } from '../domain/receipts/receipt.ts'
import type { ReceiptReason } from '../domain/receipts/receipt-reason.ts'

/** What a carrier said later about one SMS. `ref`: what it echoes, or its own message id; `at`: ms. */
export type CarrierReceipt = {
  ref: string
  phone: string
  outcome: Extract<ReceiptState, 'delivered' | 'failed'>
  reason?: ReceiptReason
  at: number
}

/** How a carrier calls back, and what it wants to hear. */
export type CarrierCallbacks = {
  carrier: Carrier
  /** undefined: nothing of this carrier's. `unreadable`: entries that are none. */
  receipts(json: unknown): { receipts: CarrierReceipt[]; unreadable: number } | undefined
  /** How many replies of people it brings; undefined: nothing of this carrier's. */
  replies(json: unknown): number | undefined
  thanks: object
}

/** Puts what a carrier said at once on the receipts' queue. Resolves when all is stored. */
export type ReceiptQueue = {
  receipts(message: {
    carrier: Carrier
    receipts: (Omit<CarrierReceipt, 'phone'> & { recipient: string })[]
    unreadable: number
  }): Promise<void>
}

/** What people answered, as their carrier brought it; it holds phones and words. The same body again on the same day is the same copy. */
export type Replies = { keep(carrier: Carrier, body: string): Promise<void> }
