import type { Carrier } from '../../domain/channel.ts'
import { capOf, capOfQuarter, quarterMs, quarterOf } from '../../domain/sheets/rate.ts'
import { factorAt, type Throttle, throttledAt, unthrottled } from '../../domain/sheets/throttle.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Quota } from '../../ports/quota.ts'

export const memoryQuota = (rates: Partial<Record<Carrier, number>>, clock: Clock): Quota => {
  const used = new Map<string, number>()
  const urgent = new Set<string>()
  const throttles = new Map<Carrier, Throttle>()
  const throttleOf = (carrier: Carrier): Throttle => throttles.get(carrier) ?? unthrottled
  const urgentIn = (carrier: Carrier, second: number): string => `${carrier}#${second}`
  return {
    async grant(carrier, lane, want) {
      const rate = rates[carrier]
      if (rate === undefined) return { granted: want, retryAfterMs: 0 }
      const now = clock.now()
      const [second, quarter] = [Math.floor(now / 1000), quarterOf(now)]
      const perSecond = capOf(
        rate * factorAt(throttleOf(carrier), now),
        lane,
        urgent.has(urgentIn(carrier, second - 1)),
      )
      const counted = `${carrier}#${quarter}`
      const before = used.get(counted) ?? 0
      const granted = Math.max(0, Math.min(want, capOfQuarter(perSecond, quarter) - before))
      used.set(counted, before + granted)
      if (lane === 'urgent' && granted > 0) urgent.add(urgentIn(carrier, second))
      return { granted, retryAfterMs: granted > 0 ? 0 : quarterMs - (now % quarterMs) }
    },
    async throttled(carrier, begunAt) {
      throttles.set(carrier, throttledAt(throttleOf(carrier), begunAt, clock.now()))
    },
  }
}
