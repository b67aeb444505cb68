import type { Carrier, Lane } from '../domain/channel.ts'

/** Calls that may begin in `inMs`, in the quarter of a second that begins then. None: ask again then. */
export type Grant = { granted: number; inMs: number }

/** A share of a carrier's rate, in calls: one may hand over to many. */
export type Quota = {
  /** Grants 0 to `want` calls, a second ahead at most. */
  grant(carrier: Carrier, lane: Lane, want: number): Promise<Grant>
  /**
   * The carrier throttled what was begun at `begunAt` (store time, ms): lower the rate, for all workers (additive increase, multiplicative
   * decrease). Of many throttlings of what was granted at one rate, the first counts.
   */
  throttled(carrier: Carrier, begunAt: number): Promise<void>
}
