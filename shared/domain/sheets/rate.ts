import type { Lane } from '../channel.ts'

/** Shares of a carrier's rate: urgent nearly all; routine less, and little while urgent messages flow. */
const urgentShare = 0.97
const routineShare = 0.8
const routineShareBesideUrgent = 0.3

/** Hand-overs that a lane may make in one second. At least one, or a small rate would never send anything. */
export const capOf = (ratePerSecond: number, lane: Lane, urgentInPreviousSecond: boolean): number => {
  const share = lane === 'urgent' ? urgentShare : urgentInPreviousSecond ? routineShareBesideUrgent : routineShare
  return Math.max(1, Math.floor(ratePerSecond * share))
}

/** What each of several askers has of a common grant: whoever asked first, first. */
export const sharesOf = (granted: number, wants: readonly number[]): number[] => {
  let left = granted
  return wants.map(want => {
    const share = Math.min(want, left)
    left -= share
    return share
  })
}

/** Additive increase, multiplicative decrease: half after a throttling, then a twentieth of the full rate more each second. */
const decrease = 0.5
const increasePerSecond = 0.05
const smallestFactor = 0.02

export type Throttle = { factor: number; since: number }

export const unthrottled: Throttle = { factor: 1, since: 0 }

export const factorAt = ({ factor, since }: Throttle, now: number): number =>
  Math.min(1, factor + (Math.max(0, now - since) / 1000) * increasePerSecond)

/** Answers of one burst come together; the rate is halved once a second at most. */
export const throttledAt = (throttle: Throttle, now: number): Throttle =>
  now - throttle.since < 1000
    ? throttle
    : { factor: Math.max(smallestFactor, factorAt(throttle, now) * decrease), since: now }
