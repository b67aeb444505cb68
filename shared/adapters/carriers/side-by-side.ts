import { setImmediate } from 'node:timers/promises'

/**
 * So many callers at a time, each until nothing is left to call about. Each begins a turn of the event loop after the one before: what
 * hundreds sign in one turn leaves the machine when the last has signed, and the first SMS of a warning waits for them all.
 */
export const sideBySide = async (callers: number, call: () => Promise<void>): Promise<void> => {
  let turn: Promise<unknown> = Promise.resolve()
  const begin = (): Promise<void> => {
    const begun = turn.then(call)
    turn = turn.then(() => setImmediate())
    return begun
  }
  await Promise.all(Array.from({ length: callers }, begin))
}
