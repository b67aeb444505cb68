import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { RoomOutcome } from '../../../shared/protocol/work-rooms.ts'

type Entry = { message: SendMessage; group: string; visibleAt: number; receipts: number }
const visibilityMs = 65_000
/** SQS: the most that one receive gives. */
const batchSize = 10

/** A FIFO queue as SQS keeps one: in its order within a group, and a group is shut while any of it is hidden. */
export const fifoQueue = (clock: { now(): number }) => {
  let entries: Entry[] = []
  const isShut = (group: string): boolean =>
    entries.some(entry => entry.group === group && entry.visibleAt > clock.now())
  return {
    size: () => entries.length,
    /** The most often that anything was received. */
    mostReceipts: () => Math.max(0, ...entries.map(({ receipts }) => receipts)),
    put(message: SendMessage): void {
      const group = message.colour === 'red' ? 'red' : 'rest'
      entries.push({ message, group, visibleAt: clock.now(), receipts: 0 })
    },
    receive(): Entry[] {
      const open = [...new Set(entries.map(({ group }) => group))].filter(group => !isShut(group))
      const batch = open.flatMap(group => entries.filter(entry => entry.group === group)).slice(0, batchSize)
      for (const entry of batch) {
        entry.visibleAt = clock.now() + visibilityMs
        entry.receipts += 1
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
