import { setTimeout as pause } from 'node:timers/promises'

/** A batch waits for its slowest message, so some are under way side by side. */
export const batchesAtOnce = 4
const idleMs = 20

/** Twice what would do: at its end a batch has few in flight. */
export const batchFor = (inFlight: number): number => Math.max(1, Math.ceil(inFlight / batchesAtOnce)) * 2

/** Batch after batch, until what this returns is called. `sendBatch`: how many there were to be sent. */
export const inBatches = (sendBatch: () => Promise<number>): (() => Promise<void>) => {
  let ended = false
  const loops = Array.from({ length: batchesAtOnce }, async () => {
    while (!ended) if ((await sendBatch()) === 0) await pause(idleMs)
  })
  return async () => {
    ended = true
    await Promise.all(loops)
  }
}
