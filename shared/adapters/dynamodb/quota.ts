import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Carrier, Lane } from '../../domain/channel.ts'
import { quarterMs, quarterOf, sharesOf, untilFor } from '../../domain/sheets/quarters.ts'
import { capsOf } from '../../domain/sheets/rate.ts'
import { factorAt } from '../../domain/sheets/throttle.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Grant, Quota } from '../../ports/quota.ts'
import { quotaRows, rowEndAfter, secondOf } from './quota-rows.ts'
import { together } from './read-together.ts'
import { seenCounts } from './seen-counts.ts'
import { sharedThrottles } from './throttles.ts'

type Ask = { carrier: Carrier; lane: Lane; rate: number; wants: readonly number[]; now: number; besideUrgent: boolean }

/**
 * Quarters of a second that all workers count together, and a rate that is lowered for all of them. `rates`: hand-overs a second; a
 * carrier without one grants everything. `clock` is store time, so that all machines mean the same quarter.
 */
export const dynamoDbQuota = (
  client: DynamoDBDocumentClient,
  TableName: string,
  rates: Partial<Record<Carrier, number>>,
  clock: Clock,
): Quota => {
  const rows = quotaRows(client, TableName)
  const throttles = sharedThrottles(rows, clock)
  const counts = seenCounts()

  /** Whoever is refused knows better what was used, or that the rate was lowered. */
  const take = async (ask: Ask): Promise<Grant[]> => {
    const { carrier, lane, rate, wants, now, besideUrgent } = ask
    const throttle = throttles.of(carrier)
    const capOf = capsOf(rate * factorAt(throttle, now), lane, besideUrgent)
    const from = quarterOf(now)
    const until = Math.min(untilFor(lane, from), rowEndAfter(from))
    const used = counts.of(carrier)
    const { shares, taken } = sharesOf(wants, { from, until, capOf, used })
    const refusal = taken.size > 0 ? await rows.take(carrier, lane, taken, capOf, throttle.since) : undefined
    if (!refusal) {
      counts.learn(
        carrier,
        from,
        new Map(Array.from(taken, ([quarter, calls]) => [quarter, (used.get(quarter) ?? 0) + calls])),
      )
      return shares.map(({ calls, quarter }) => ({
        granted: calls,
        inMs: Math.max(0, quarter * quarterMs - clock.now()),
      }))
    }
    counts.learn(carrier, from, refusal.used)
    throttles.learn(carrier, refusal.throttle)
    return take(ask)
  }

  const isBesideUrgent = async (carrier: Carrier, now: number): Promise<boolean> => {
    const { urgent, used, throttle } = await rows.read(carrier, secondOf(now) - 1)
    throttles.learn(carrier, throttle)
    counts.learn(carrier, quarterOf(now), used)
    return urgent
  }

  const grantAll = async (carrier: Carrier, lane: Lane, rate: number, wants: readonly number[]): Promise<Grant[]> => {
    const now = clock.now()
    const besideUrgent = lane === 'routine' && (await isBesideUrgent(carrier, now))
    return take({ carrier, lane, rate, wants, now, besideUrgent })
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
      return rate === undefined ? { granted: want, inMs: 0 } : askFor(carrier, lane, rate)(want)
    },
    async throttled(carrier, begunAt) {
      if (rates[carrier] !== undefined) await throttles.lower(carrier, begunAt)
    },
  }
}
