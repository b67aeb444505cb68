import type { Carrier } from '../../domain/channel.ts'
import { quarterMs, quarterOf, sharesOf } from '../../domain/sheets/quarters.ts'
import { capOf } from '../../domain/sheets/rate.ts'
import { factorAt, type Throttle, throttledAt, unthrottled } from '../../domain/sheets/throttle.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Quota } from '../../ports/quota.ts'

export const memoryQuota = (rates: Partial<Record<Carrier, number>>, clock: Clock): Quota => {
  const used = new Map<Carrier, Map<number, number>>()
  const urgent = new Set<string>()
  const throttles = new Map<Carrier, Throttle>()
  const throttleOf = (carrier: Carrier): Throttle => throttles.get(carrier) ?? unthrottled
  const urgentIn = (carrier: Carrier, ms: number): string => `${carrier}#${Math.floor(ms / 1000)}`
  return {
    async grant(carrier, lane, want) {
      const rate = rates[carrier]
      if (rate === undefined) return { granted: want, inMs: 0 }
      const now = clock.now()
      const counts = used.get(carrier) ?? new Map<number, number>()
      const besideUrgent = urgent.has(urgentIn(carrier, now - 1000))
      const perSecond = capOf(rate * factorAt(throttleOf(carrier), now), lane, besideUrgent)
      const quarters = { from: quarterOf(now), end: Number.POSITIVE_INFINITY, perSecond, used: counts }
      const { shares, taken } = sharesOf([want], quarters)
      for (const [quarter, calls] of taken) {
        counts.set(quarter, (counts.get(quarter) ?? 0) + calls)
        if (lane === 'urgent') urgent.add(urgentIn(carrier, quarter * quarterMs))
      }
      used.set(carrier, counts)
      const [share = { calls: 0, quarter: quarters.from + 1 }] = shares
      return { granted: share.calls, inMs: Math.max(0, share.quarter * quarterMs - now) }
    },
    async throttled(carrier, begunAt) {
      throttles.set(carrier, throttledAt(throttleOf(carrier), begunAt, clock.now()))
    },
  }
}
