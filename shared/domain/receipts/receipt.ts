import * as z from 'zod'

/** What a carrier says later about one hand-over. It only grows: none < failed < handed < delivered | played. */
export const receiptStates = ['none', 'failed', 'handed', 'delivered', 'played'] as const
export const ReceiptState = z.enum(receiptStates)
export type ReceiptState = z.infer<typeof ReceiptState>

/** One receipt, resolved to its slot. `at`: store-independent carrier time in ms. */
export const SlotReceipt = z.object({
  slot: z.number(),
  seq: z.number(),
  try: z.number(),
  state: ReceiptState,
  at: z.number(),
  reason: z.string().optional(),
})
export type SlotReceipt = z.infer<typeof SlotReceipt>

const rank = (state: ReceiptState): number => receiptStates.indexOf(state)

/** Order, replay and how they are cut into batches cannot hurt: the higher state wins, and of equals the earlier. */
export const foldReceipts = (receipts: Iterable<SlotReceipt>): Map<number, SlotReceipt> => {
  const best = new Map<number, SlotReceipt>()
  for (const receipt of receipts) {
    const known = best.get(receipt.slot)
    if (!known || supersedes(receipt, known)) best.set(receipt.slot, receipt)
  }
  return best
}

const supersedes = (a: SlotReceipt, b: SlotReceipt): boolean =>
  a.seq !== b.seq ? a.seq > b.seq : rank(a.state) !== rank(b.state) ? rank(a.state) > rank(b.state) : a.at < b.at
