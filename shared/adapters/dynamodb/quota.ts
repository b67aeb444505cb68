import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Carrier, Lane } from '../../domain/channel.ts'
import { capOf, factorAt, sharesOf, type Throttle, throttledAt, unthrottled } from '../../domain/sheets/rate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Quota } from '../../ports/quota.ts'
import { classified } from './faults.ts'
import { together } from './read-together.ts'

type Grant = Awaited<ReturnType<Quota['grant']>>

/** A second's counter is of no use after it. */
const keptForSeconds = 600

/**
 * `Q#<carrier>#<second>`: how much of a second all workers together have used. `rates`: hand-overs a second; a carrier without
 * one grants everything. `clock` is store time, so that all machines mean the same second.
 */
export const dynamoDbQuota = (
  client: DynamoDBDocumentClient,
  TableName: string,
  rates: Partial<Record<Carrier, number>>,
  clock: Clock,
): Quota => {
  const throttles = new Map<Carrier, Throttle>()
  /** By carrier and lane: the last second of which nothing was left. A counter only grows, so nobody need ask it again. */
  const spent = new Map<string, number>()

  const take = async (key: string, lane: Lane, want: number, cap: number): Promise<number> => {
    const update = new UpdateCommand({
      TableName,
      Key: { pk: key, sk: '-' },
      UpdateExpression: 'ADD used :n, #lane :n SET #ttl = :ttl',
      ConditionExpression: 'attribute_not_exists(used) OR used <= :room',
      ExpressionAttributeNames: { '#ttl': 'ttl', '#lane': lane },
      ExpressionAttributeValues: {
        ':n': want,
        ':room': cap - want,
        ':ttl': Math.floor(clock.now() / 1000) + keptForSeconds,
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    try {
      await client.send(update)
      return want
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) return classified(Promise.reject(error))
      const left = cap - Number(error.Item?.used?.N ?? cap)
      // Less than asked for is better than nothing; what is left shrinks at every try, so this ends.
      return left > 0 ? take(key, lane, Math.min(left, want - 1), cap) : 0
    }
  }

  const urgentIn = async (key: string): Promise<boolean> => {
    const { Item } = await classified(client.send(new GetCommand({ TableName, Key: { pk: key, sk: '-' } })))
    return (Item?.urgent ?? 0) > 0
  }

  const grantAll = async (carrier: Carrier, lane: Lane, rate: number, wants: readonly number[]): Promise<Grant[]> => {
    const now = clock.now()
    const second = Math.floor(now / 1000)
    const retryAfterMs = 1000 - (now % 1000)
    const lanesSpent = `${carrier} ${lane}`
    if (spent.get(lanesSpent) === second) return wants.map(() => ({ granted: 0, retryAfterMs }))
    const besideUrgent = lane === 'routine' && (await urgentIn(keyOf(carrier, second - 1)))
    const factor = factorAt(throttles.get(carrier) ?? unthrottled, now)
    const cap = capOf(rate * factor, lane, besideUrgent)
    const want = wants.reduce((sum, one) => sum + one, 0)
    const taken = await take(keyOf(carrier, second), lane, Math.min(want, cap), cap)
    if (taken < want) spent.set(lanesSpent, second)
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
    throttled(carrier) {
      throttles.set(carrier, throttledAt(throttles.get(carrier) ?? unthrottled, clock.now()))
    },
  }
}

const keyOf = (carrier: Carrier, second: number): string => `Q#${carrier}#${second}`
