import type { Lane } from '../channel.ts'
import { capOfQuarter } from './quarters.ts'

/** Shares of a carrier's rate: urgent nearly all; routine less, and little while urgent messages flow. */
const urgentShare = 0.97
const routineShare = 0.8
const routineShareBesideUrgent = 0.3

/** Hand-overs that a lane may make in one second. At least one, or a small rate would never send anything. */
export const capOf = (ratePerSecond: number, lane: Lane, besideUrgent: boolean): number => {
  const share = lane === 'urgent' ? urgentShare : besideUrgent ? routineShareBesideUrgent : routineShare
  return Math.max(1, ratePerSecond * share)
}

/** And in each quarter of a second. Nowhere more than urgent: of a small rate the lanes are rounded apart, and both count as one. */
export const capsOf = (ratePerSecond: number, lane: Lane, besideUrgent: boolean): ((quarter: number) => number) => {
  const [own, most] = [capOf(ratePerSecond, lane, besideUrgent), capOf(ratePerSecond, 'urgent', false)]
  return quarter => Math.min(capOfQuarter(own, quarter), capOfQuarter(most, quarter))
}
