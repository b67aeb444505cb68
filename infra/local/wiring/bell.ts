import { setTimeout as sleep } from 'node:timers/promises'

/** Rung when something was written to a table that has a stream. */
export type Bell = { ring(): void; next(): Promise<void> }

export const hangBell = (): Bell => {
  let heard: () => void = () => {}
  let next = Promise.resolve()
  const renew = (): void => {
    next = new Promise<void>(resolve => {
      heard = resolve
    })
  }
  renew()
  return {
    ring: () => {
      heard()
      renew()
    },
    next: () => next,
  }
}

// DynamoDB Local shows a record a moment after the write was answered; the slow look is for what nobody rang for (its time to live).
const soonMs = [2, 5, 10, 25, 50]
const slowMs = 500

/** When to look at a stream again: at a fixed interval, or tightly after each write and hardly otherwise. */
export const paced = (bell: Bell, intervalMs: number | undefined): (() => Promise<void>) => {
  if (intervalMs !== undefined) return () => sleep(intervalMs)
  let looks = soonMs.length
  return async () => {
    const wait = soonMs[looks]
    looks += 1
    if (wait !== undefined) return sleep(wait)
    const rung = await Promise.race([bell.next().then(() => true), sleep(slowMs, false)])
    if (rung) looks = 0
  }
}
