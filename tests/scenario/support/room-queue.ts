import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { RoomOutcome } from '../../../shared/protocol/room-delivery.ts'

/** As `infra/queues.ts` has them. */
const [visibilityMs, receiptsOfOne] = [25_000, 10]

type Entry = { message: SendMessage; visibleAt: number; receipts: number }

/** A queue as SQS keeps one: whatever can be seen, up to so many at once. */
export const roomQueue = (clock: { now(): number }, batchSize: number) => {
  let entries: Entry[] = []
  let mostReceipts = 0
  const dead: SendMessage[] = []
  return {
    /** Received so often in vain. */
    dead,
    size: () => entries.length,
    /** The most often that any message was received. */
    mostReceipts: () => mostReceipts,
    put(message: SendMessage, delaySeconds = 0): void {
      entries.push({ message, visibleAt: clock.now() + delaySeconds * 1000, receipts: 0 })
    },
    receive(): Entry[] {
      const visible = entries.filter(({ visibleAt }) => visibleAt <= clock.now())
      const dying = new Set(visible.filter(({ receipts }) => receipts >= receiptsOfOne))
      for (const { message } of dying) dead.push(message)
      entries = entries.filter(entry => !dying.has(entry))
      const batch = visible.filter(entry => !dying.has(entry)).slice(0, batchSize)
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
