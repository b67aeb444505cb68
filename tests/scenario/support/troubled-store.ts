import { Fault } from '../../../shared/ports/fault.ts'
import type { Around } from './room-world.ts'
import type { virtualTime } from './virtual-time.ts'

/**
 * refused: throttled, or a 5xx · answer-lost: carried out, and nobody hears of it · hangs: given up by its client after four tries, never
 * carried out · late: given up as well, and carried out after that.
 */
export const troubles = ['refused', 'answer-lost', 'hangs', 'late'] as const
/** Which call of the store is the first, by its place among all that a worker makes, what becomes of it, and for how long of those after it. */
export type Away = { from: number; trouble: (typeof troubles)[number]; forMs: number }

const [storeMs, refusedAfterMs, givenUpAfterMs, lateByMs] = [5, 300, 16_000, 2_000]
const isOfTheStore = (call: string): boolean => !call.startsWith('robot.')

/** A store that is away for one worker. `calls`: all that were made, by name. */
export const troubledStore = (time: ReturnType<typeof virtualTime>, { from, trouble, forMs }: Away) => {
  const calls: string[] = []
  let since: number | undefined
  const around: Around = async (call, make) => {
    calls.push(call)
    if (calls.length - 1 === from) since = time.at
    const isFirst = calls.length - 1 === from
    const isAway = isFirst || (since !== undefined && time.at < since + forMs)
    if (!isOfTheStore(call)) return make()
    await time.pause(storeMs)
    return isAway ? suffer(make) : make()
  }

  const suffer = async (make: () => Promise<unknown>): Promise<never> => {
    if (trouble === 'answer-lost') await make()
    await time.pause(trouble === 'hangs' || trouble === 'late' ? givenUpAfterMs : refusedAfterMs)
    if (trouble === 'late') void time.pause(lateByMs).then(make)
    throw new Fault('timeout', true, 'the store is away')
  }
  return { around, calls }
}
