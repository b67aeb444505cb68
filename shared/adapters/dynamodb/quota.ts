import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Carrier, Lane } from '../../domain/channel.ts'
import { capOf, factorAt, type Throttle, throttledAt, unthrottled } from '../../domain/sheets/rate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Quota } from '../../ports/quota.ts'
import { classified } from './faults.ts'

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

  return {
    async grant(carrier, lane, want) {
      const rate = rates[carrier]
      if (rate === undefined) return { granted: want, retryAfterMs: 0 }
      const now = clock.now()
      const second = Math.floor(now / 1000)
      const besideUrgent = lane === 'routine' && (await urgentIn(keyOf(carrier, second - 1)))
      const factor = factorAt(throttles.get(carrier) ?? unthrottled, now)
      const cap = capOf(rate * factor, lane, besideUrgent)
      const granted = await take(keyOf(carrier, second), lane, Math.min(want, cap), cap)
      return { granted, retryAfterMs: granted > 0 ? 0 : 1000 - (now % 1000) }
    },
    throttled(carrier) {
      throttles.set(carrier, throttledAt(throttles.get(carrier) ?? unthrottled, clock.now()))
    },
  }
}

const keyOf = (carrier: Carrier, second: number): string => `Q#${carrier}#${second}`
