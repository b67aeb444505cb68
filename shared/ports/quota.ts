import type { Carrier, Lane } from '../domain/channel.ts'

/** A share of a carrier's rate, in calls: one may hand over to many. A grant dies with its quarter of a second. */
export type Quota = {
  /** Grants 0 to `want` calls now; `retryAfterMs` says when to ask again if it granted none. */
  grant(carrier: Carrier, lane: Lane, want: number): Promise<{ granted: number; retryAfterMs: number }>
  /**
   * The carrier throttled what was begun at `begunAt` (store time, ms): lower the rate, for all workers (additive increase, multiplicative
   * decrease). Of many throttlings of what was granted at one rate, the first counts.
   */
  throttled(carrier: Carrier, begunAt: number): Promise<void>
}
