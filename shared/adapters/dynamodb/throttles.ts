import type { Carrier } from '../../domain/channel.ts'
import { laterOf, type Throttle, throttledAt, unthrottled, wholeAt } from '../../domain/sheets/throttle.ts'
import type { Clock } from '../../ports/clock.ts'
import { nextRowAfter, type QuotaRows, secondOf } from './quota-rows.ts'

/** How far each carrier's rate is lowered, as far as this worker knows; what it notes, all others learn when they are next granted anything. */
export const sharedThrottles = (rows: QuotaRows, clock: Clock) => {
  const known = new Map<Carrier, Throttle>()
  const of = (carrier: Carrier): Throttle => known.get(carrier) ?? unthrottled

  const lower = async (carrier: Carrier, begunAt: number): Promise<void> => {
    const now = clock.now()
    const before = of(carrier)
    const lowered = throttledAt(before, begunAt, now)
    if (lowered === before) return
    // At once: this worker is slower from here on, whatever the store answers, and its other sheets need not note it too.
    known.set(carrier, lowered)
    const refusal = await rows.note(carrier, secondOf(now), lowered, before.since)
    if (refusal) {
      // Somebody was quicker. What was granted before that counts with it; what was granted after is one more.
      known.set(carrier, refusal.throttle ?? before)
      return lower(carrier, begunAt)
    }
    const next = nextRowAfter(secondOf(now))
    if (wholeAt(lowered) > next * 1000) await rows.note(carrier, next, lowered, lowered.since)
  }

  return {
    of,
    lower,
    learn: (carrier: Carrier, noted: Throttle = unthrottled): void =>
      void known.set(carrier, laterOf(of(carrier), noted)),
  }
}
