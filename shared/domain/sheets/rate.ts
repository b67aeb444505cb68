import type { Lane } from '../channel.ts'

/** Shares of a carrier's rate: urgent nearly all; routine less, and little while urgent messages flow. */
const urgentShare = 0.97
const routineShare = 0.8
const routineShareBesideUrgent = 0.3

/** Hand-overs that a lane may make in one second. At least one, or a small rate would never send anything. */
export const capOf = (ratePerSecond: number, lane: Lane, urgentInPreviousSecond: boolean): number => {
  const share = lane === 'urgent' ? urgentShare : urgentInPreviousSecond ? routineShareBesideUrgent : routineShare
  return Math.max(1, ratePerSecond * share)
}

/**
 * A second's hand-overs are spread over its quarters: whoever had a whole second's at the end of one and the next one's at its begin
 * would be refused by a carrier that takes its rate and no more than one second of it at once.
 */
export const quartersPerSecond = 4
export const quarterMs = 1000 / quartersPerSecond
/** Counted from 1970, as ms are. */
export const quarterOf = (ms: number): number => Math.floor(ms / quarterMs)

/** What a quarter has of `perSecond`; one has more than another where that does not divide, and none is lost: 19 are 4, 5, 5, 5. */
export const capOfQuarter = (perSecond: number, quarter: number): number => {
  const within = quarter % quartersPerSecond
  return upTo(perSecond, within + 1) - upTo(perSecond, within)
}
const upTo = (perSecond: number, quarters: number): number => Math.floor((perSecond * quarters) / quartersPerSecond)

/** What each of several askers has of a common grant: whoever asked first, first. */
export const sharesOf = (granted: number, wants: readonly number[]): number[] => {
  let left = granted
  return wants.map(want => {
    const share = Math.min(want, left)
    left -= share
    return share
  })
}
