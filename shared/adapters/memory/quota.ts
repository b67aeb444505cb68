import type { Carrier } from '../../domain/channel.ts'
import { capOf, factorAt, type Throttle, throttledAt, unthrottled } from '../../domain/sheets/rate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Quota } from '../../ports/quota.ts'

export const memoryQuota = (rates: Partial<Record<Carrier, number>>, clock: Clock): Quota => {
  const seconds = new Map<string, { used: number; urgent: number }>()
  const throttles = new Map<Carrier, Throttle>()
  const second = (carrier: Carrier, at: number) => seconds.get(`${carrier}#${at}`) ?? { used: 0, urgent: 0 }
  return {
    async grant(carrier, lane, want) {
      const rate = rates[carrier]
      if (rate === undefined) return { granted: want, retryAfterMs: 0 }
      const now = clock.now()
      const at = Math.floor(now / 1000)
      const factor = factorAt(throttles.get(carrier) ?? unthrottled, now)
      const cap = capOf(rate * factor, lane, second(carrier, at - 1).urgent > 0)
      const { used, urgent } = second(carrier, at)
      const granted = Math.max(0, Math.min(want, cap - used))
      const urgentNow = lane === 'urgent' ? urgent + granted : urgent
      seconds.set(`${carrier}#${at}`, { used: used + granted, urgent: urgentNow })
      return { granted, retryAfterMs: granted > 0 ? 0 : 1000 - (now % 1000) }
    },
    throttled(carrier) {
      throttles.set(carrier, throttledAt(throttles.get(carrier) ?? unthrottled, clock.now()))
    },
  }
}
