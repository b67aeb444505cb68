import { Fault } from '../ports/fault.ts'
import type { TimeBox } from '../ports/queue.ts'

const [firstWaitMs, longestWaitMs] = [100, 1_000]
/** A write is not tried again with less than this left: the store's answer would come when the worker is over. */
const smallestTimeForWriteMs = 500

/**
 * Writes what is known, for as long as there is time: unwritten it would be in doubt, and be handed over again. `write`: may come to the
 * store any number of times.
 */
export const writeKnown = async <T>(
  { pause }: { pause(milliseconds: number): Promise<void> },
  box: TimeBox,
  write: () => Promise<T>,
): Promise<T> => {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      return await write()
    } catch (fault) {
      if (!(fault instanceof Fault && fault.retryable) || box.remainingMs() <= waitMs + smallestTimeForWriteMs)
        throw fault
    }
    await pause(waitMs)
  }
}
