import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Carrier, Lane } from '../../domain/channel.ts'
import { capOf, capOfQuarter, quarterMs, quarterOf, sharesOf } from '../../domain/sheets/rate.ts'
import { factorAt } from '../../domain/sheets/throttle.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Quota } from '../../ports/quota.ts'
import { quotaRows, secondOf } from './quota-rows.ts'
import { together } from './read-together.ts'
import { sharedThrottles } from './throttles.ts'

type Grant = Awaited<ReturnType<Quota['grant']>>
type Ask = { carrier: Carrier; lane: Lane; rate: number; want: number; now: number; besideUrgent: boolean }

/**
 * Quarters of a second that all workers count together, and a rate that is lowered for all of them. `rates`: hand-overs a second; a carrier without
 * one grants everything. `clock` is store time, so that all machines mean the same quarter.
 */
export const dynamoDbQuota = (
  client: DynamoDBDocumentClient,
  TableName: string,
  rates: Partial<Record<Carrier, number>>,
  clock: Clock,
): Quota => {
  const rows = quotaRows(client, TableName)
  const throttles = sharedThrottles(rows, clock)
  /** By carrier and lane: the last quarter of which nothing was left. A counter only grows, so nobody need ask it again. */
  const spent = new Map<string, number>()

  /** As much of what is wanted as the quarter has left. Whoever is refused knows better what was used, or that the rate was lowered. */
  const take = async (ask: Ask, used = 0): Promise<number> => {
    const { carrier, lane, rate, want, now, besideUrgent } = ask
    const throttle = throttles.of(carrier)
    const quarter = quarterOf(now)
    const cap = capOfQuarter(capOf(rate * factorAt(throttle, now), lane, besideUrgent), quarter)
    const calls = Math.min(want, cap - used)
    if (calls <= 0) return 0
    const refusal = await rows.take(carrier, lane, quarter, calls, cap, throttle.since)
    if (!refusal) return calls
    throttles.learn(carrier, refusal.throttle)
    return take(ask, refusal.used)
  }

  const urgentBefore = async (carrier: Carrier, second: number): Promise<boolean> => {
    const { urgent, throttle } = await rows.urgentIn(carrier, second - 1)
    throttles.learn(carrier, throttle)
    return urgent
  }

  const grantAll = async (carrier: Carrier, lane: Lane, rate: number, wants: readonly number[]): Promise<Grant[]> => {
    const now = clock.now()
    const quarter = quarterOf(now)
    const retryAfterMs = quarterMs - (now % quarterMs)
    const lanesSpent = `${carrier} ${lane}`
    if (spent.get(lanesSpent) === quarter) return wants.map(() => ({ granted: 0, retryAfterMs }))
    const besideUrgent = lane === 'routine' && (await urgentBefore(carrier, secondOf(now)))
    const want = wants.reduce((sum, one) => sum + one, 0)
    const taken = await take({ carrier, lane, rate, want, now, besideUrgent })
    if (taken < want) spent.set(lanesSpent, quarter)
    return sharesOf(taken, wants).map(granted => ({ granted, retryAfterMs: granted > 0 ? 0 : retryAfterMs }))
  }

  const asking = new Map<string, (want: number) => Promise<Grant>>()
  /** Sheets that one worker has under way ask together. */
  const askFor = (carrier: Carrier, lane: Lane, rate: number): ((want: number) => Promise<Grant>) => {
    const ask = asking.get(`${carrier} ${lane}`) ?? together<number, Grant>(all => grantAll(carrier, lane, rate, all))
    asking.set(`${carrier} ${lane}`, ask)
    return ask
  }

  return {
    async grant(carrier, lane, want) {
      const rate = rates[carrier]
      return rate === undefined ? { granted: want, retryAfterMs: 0 } : askFor(carrier, lane, rate)(want)
    },
    async throttled(carrier, begunAt) {
      if (rates[carrier] !== undefined) await throttles.lower(carrier, begunAt)
    },
  }
}
