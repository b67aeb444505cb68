import type { Carrier } from '../../domain/channel.ts'
import { capOf } from '../../domain/sheets/rate.ts'
import { factorAt, type Throttle, throttledAt, unthrottled } from '../../domain/sheets/throttle.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Quota } from '../../ports/quota.ts'

export const memoryQuota = (rates: Partial<Record<Carrier, number>>, clock: Clock): Quota => {
  const seconds = new Map<string, { used: number; urgent: number }>()
  const throttles = new Map<Carrier, Throttle>()
  const second = (carrier: Carrier, at: number) => seconds.get(`${carrier}#${at}`) ?? { used: 0, urgent: 0 }
  const throttleOf = (carrier: Carrier): Throttle => throttles.get(carrier) ?? unthrottled
  return {
    async grant(carrier, lane, want) {
      const rate = rates[carrier]
      if (rate === undefined) return { granted: want, retryAfterMs: 0 }
      const now = clock.now()
      const at = Math.floor(now / 1000)
      const cap = capOf(rate * factorAt(throttleOf(carrier), now), lane, second(carrier, at - 1).urgent > 0)
      const { used, urgent } = second(carrier, at)
      const granted = Math.max(0, Math.min(want, cap - used))
      const urgentNow = lane === 'urgent' ? urgent + granted : urgent
      seconds.set(`${carrier}#${at}`, { used: used + granted, urgent: urgentNow })
      return { granted, retryAfterMs: granted > 0 ? 0 : 1000 - (now % 1000) }
    },
    async throttled(carrier, begunAt) {
      throttles.set(carrier, throttledAt(throttleOf(carrier), begunAt, clock.now()))
    },
  }
}
