import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { RoomOutcome } from '../../../shared/protocol/room-delivery.ts'

type Entry = { message: SendMessage; visibleAt: number; receipts: number }
const visibilityMs = 25_000

/** A queue as SQS keeps one: whatever can be seen, up to so many at once. */
export const roomQueue = (clock: { now(): number }, batchSize: number) => {
  let entries: Entry[] = []
  let mostReceipts = 0
  return {
    size: () => entries.length,
    /** The most often that any message was received. */
    mostReceipts: () => mostReceipts,
    put(message: SendMessage): void {
      entries.push({ message, visibleAt: clock.now(), receipts: 0 })
    },
    receive(): Entry[] {
      const batch = entries.filter(({ visibleAt }) => visibleAt <= clock.now()).slice(0, batchSize)
      for (const entry of batch) {
        entry.visibleAt = clock.now() + visibilityMs
        entry.receipts += 1
        mostReceipts = Math.max(mostReceipts, entry.receipts)
      }
      return batch
    },
    settle(batch: readonly Entry[], outcomes: readonly RoomOutcome[]): void {
      const done = new Set(batch.filter((_, index) => outcomes[index]?.kind === 'done'))
      entries = entries.filter(entry => !done.has(entry))
      for (const [index, entry] of batch.entries()) {
        const outcome = outcomes[index]
        if (outcome?.kind === 'back') entry.visibleAt = clock.now() + outcome.seconds * 1000
      }
    },
  }
}
