import type { Seen } from '../sink/ledger.ts'
import type { SystemName } from './systems.ts'

/** What a store says when all is over. `doubt`: neither sent nor not. */
export type Stored = { sent: number; failed: number; doubt: number; open: number }

/** One system's round. Seconds count from before the POST, or before the first job is queued. */
export type Round = {
  round: string
  system: SystemName
  n: number
  seen: Seen
  stored: Stored
  firstSendMs: number
  lastArrivalS: number
  /** When its store had a status for everybody. */
  storedS: number
  /** Of the whole machine. */
  cpuSeconds: number
  loadAverage: number
  voidBecause: string[]
}

/** What the machine gives with nothing else to do, in the same round. Calls a second. */
export type Limits = {
  round: string
  dispatch: number
  sns: number
  storeItems: number
  cpuSeconds: number
  loadAverage: number
}

export const warmUp = 'warm-up'

/** Recipients a second: to the last arrival, and to the last status in the store. */
export const arrivedPerSecond = ({ seen, lastArrivalS }: Round): number =>
  lastArrivalS > 0 ? seen.distinct / lastArrivalS : 0
export const storedPerSecond = ({ stored, storedS }: Round): number => (storedS > 0 ? stored.sent / storedS : 0)
