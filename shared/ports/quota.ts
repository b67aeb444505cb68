import type { Carrier, Lane } from '../domain/channel.ts'

/** A share of a carrier's rate, in calls: one may hand over to many. A grant dies with its second. */
export type Quota = {
  /** Grants 0 to `want` calls now; `retryAfterMs` says when to ask again if it granted none. */
  grant(carrier: Carrier, lane: Lane, want: number): Promise<{ granted: number; retryAfterMs: number }>
  /** The carrier throttled us: lower the rate (additive increase, multiplicative decrease). */
  throttled(carrier: Carrier): void
}
