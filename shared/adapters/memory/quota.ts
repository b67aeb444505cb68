import type { Carrier } from '../../domain/channel.ts'
import { quarterMs, quarterOf, sharesOf, untilFor } from '../../domain/sheets/quarters.ts'
import { capsOf } from '../../domain/sheets/rate.ts'
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
      const besideUrgent = [now - 1000, now].some(ms => urgent.has(urgentIn(carrier, ms)))
      const from = quarterOf(now)
      const capOf = capsOf(rate * factorAt(throttleOf(carrier), now), lane, besideUrgent)
      const { shares, taken } = sharesOf([want], { from, until: untilFor(lane, from), capOf, used: counts })
      for (const [quarter, calls] of taken) {
        counts.set(quarter, (counts.get(quarter) ?? 0) + calls)
        if (lane === 'urgent') urgent.add(urgentIn(carrier, quarter * quarterMs))
      }
      used.set(carrier, counts)
      const granted = shares.reduce((sum, { calls }) => sum + calls, 0)
      const quarter = Math.max(from, ...shares.map(share => share.quarter))
      return { granted, inMs: Math.max(0, quarter * quarterMs - now) }
    },
    async throttled(carrier, begunAt) {
      throttles.set(carrier, throttledAt(throttleOf(carrier), begunAt, clock.now()))
    },
  }
}
