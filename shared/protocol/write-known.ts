import { Fault } from '../ports/fault.ts'
import type { TimeBox } from '../ports/queue.ts'

const [firstWaitMs, longestWaitMs, smallestTimeLeftMs] = [100, 1_000, 500]

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
      if (!(fault instanceof Fault && fault.retryable) || box.remainingMs() <= waitMs + smallestTimeLeftMs) throw fault
    }
    await pause(waitMs)
  }
}
