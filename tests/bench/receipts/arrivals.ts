import type { Random } from '../../scenario/support/random.ts'

/** One receipt on its way: which sheet and slot, and when it comes, ms after the first hand-over. */
export type Arrival = { sheet: number; slot: number; at: number }

type Sending = {
  /** Slots of each sheet, in the order in which they are sent. */
  sizes: readonly number[]
  perSecond: number
  /** Of the time from hand-over to receipt; exponential, so half come within 0.7 of it and one in a hundred after 4.6. */
  meanReceiptMs: number
}

/** What carriers say of a sending at a constant rate, in the order in which it comes. */
export const arrivalsOf = ({ sizes, perSecond, meanReceiptMs }: Sending, random: Random): Arrival[] => {
  let sent = 0
  const all = sizes.flatMap((size, sheet) =>
    Array.from({ length: size }, (_, slot): Arrival => {
      const sentAt = (sent++ / perSecond) * 1000
      return { sheet, slot, at: sentAt - meanReceiptMs * Math.log(1 - random.next()) }
    }),
  )
  return all.sort((a, b) => a.at - b.at)
}

/** What a carrier says at once: so many of them, when the last of them has come. */
export const called = <T extends { at: number }>(
  arrivals: readonly T[],
  atOnce: number,
): { arrivals: T[]; at: number }[] =>
  Array.from({ length: Math.ceil(arrivals.length / atOnce) }, (_, n) => {
    const some = arrivals.slice(n * atOnce, (n + 1) * atOnce)
    return { arrivals: some, at: some.at(-1)?.at ?? 0 }
  })

type Polling = { pollers: number; batchSize: number; windowMs: number }

/**
 * Messages as Lambda's pollers hand them over: each goes to whichever poller has it, and a batch is closed by its size or its window
 * (Lambda developer guide, "Using Lambda with Amazon SQS", batching behaviour).
 */
export const polled = <T extends { at: number }>(
  messages: readonly T[],
  { pollers, batchSize, windowMs }: Polling,
  random: Random,
): T[][] => {
  const open = Array.from({ length: pollers }, (): { until: number; batch: T[] } => ({ until: 0, batch: [] }))
  const closed: T[][] = []
  const close = (poller: { batch: T[] }) => {
    if (poller.batch.length > 0) closed.push(poller.batch)
    poller.batch = []
  }
  for (const message of messages) {
    for (const poller of open) if (poller.until <= message.at) close(poller)
    const poller = random.pick(open)
    if (poller.batch.length === 0) poller.until = message.at + windowMs
    poller.batch.push(message)
    if (poller.batch.length >= batchSize) close(poller)
  }
  for (const poller of open) close(poller)
  return closed
}
