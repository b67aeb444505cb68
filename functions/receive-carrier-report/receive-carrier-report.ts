import type { CarrierCallbacks, ReceiptQueue, Replies } from '../../shared/ports/carrier-reports.ts'
import type { Log } from '../../shared/ports/log.ts'

export type ReportPorts = {
  queue: ReceiptQueue
  replies: Replies
  /** What a receipt has in place of its phone. */
  nameOfPhone(phone: string): string
  log: Log
}

/** `not-a-report`: nothing of this carrier's. */
type Received = 'received' | 'not-a-report'

/** Receipts are queued and no more: Alibaba waits 700 ms for the answer, and a receipt may come before the note of its message. */
export const receiveReceipts =
  ({ queue, nameOfPhone, log }: ReportPorts) =>
  async ({ carrier, ...callbacks }: CarrierCallbacks, json: unknown): Promise<Received> => {
    const read = callbacks.receipts(json)
    if (!read) return 'not-a-report'
    const { receipts, unreadable } = read
    if (unreadable > 0) log.warn('carrier-receipts-unreadable', { carrier, count: unreadable })
    const named = receipts.map(({ phone, ...receipt }) => ({ ...receipt, recipient: nameOfPhone(phone) }))
    if (named.length + unreadable > 0) await queue.receipts({ carrier, receipts: named, unreadable })
    return 'received'
  }

/**
 * What people write back belongs to no message that a carrier would name (Alibaba: phone and time, no more), and is no receipt: it is kept
 * whole, and counted in the log. Nobody is taken to have answered anything by it.
 */
export const receiveReplies =
  ({ replies, log }: ReportPorts) =>
  async ({ carrier, ...callbacks }: CarrierCallbacks, json: unknown): Promise<Received> => {
    const count = callbacks.replies(json)
    if (count === undefined) return 'not-a-report'
    await replies.keep(carrier, JSON.stringify(json))
    log.info('replies-kept', { carrier, count })
    return 'received'
  }
