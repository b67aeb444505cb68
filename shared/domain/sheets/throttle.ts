import { longestWaitMs } from './quarters.ts'

/**
 * Additive increase, multiplicative decrease: half after a throttling, then a twentieth of the full rate more each second. Since two
 * seconds pass between two lowerings, a tenth is the least that is left.
 */
const decrease = 0.5
const increasePerSecond = 0.05

/**
 * What was granted before a lowering begins up to so long after it (`quarters.ts`), and carriers count by the second: what is begun sooner
 * may be refused for that.
 */
const grantedBeforeMs = longestWaitMs + 1000

/** How much of a carrier's rate was left when it was last lowered, and when that was (store time, ms). */
export type Throttle = { factor: number; since: number }

export const unthrottled: Throttle = { factor: 1, since: 0 }

export const factorAt = ({ factor, since }: Throttle, now: number): number =>
  Math.min(1, factor + (Math.max(0, now - since) / 1000) * increasePerSecond)

/** From when on the rate is whole, and nobody need know that it was not. Less than twenty seconds after it was lowered. */
export const wholeAt = ({ factor, since }: Throttle): number =>
  since + Math.ceil(((1 - factor) / increasePerSecond) * 1000)

/**
 * The carrier throttled what was begun at `begunAt`. Answers of one burst come together, and late ones of it come to workers that know already:
 * what was granted at the higher rate says nothing new.
 */
export const throttledAt = (throttle: Throttle, begunAt: number, now: number): Throttle =>
  begunAt < throttle.since + grantedBeforeMs ? throttle : { factor: factorAt(throttle, now) * decrease, since: now }

export const laterOf = (one: Throttle, other: Throttle): Throttle => (other.since > one.since ? other : one)
