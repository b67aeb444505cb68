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
