import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Carrier, Lane } from '../../domain/channel.ts'
import { quartersPerSecond } from '../../domain/sheets/rate.ts'
import type { Throttle } from '../../domain/sheets/throttle.ts'
import { classified } from './faults.ts'

/** No shorter than a lowered rate takes to be whole again, so that a note stands in two rows at most; and its row well under 1 KB, one write unit. */
const secondsPerRow = 20
/** A row is of no use after its seconds and the next row's first. */
const keptForSeconds = 600
/** Nothing is noted that the asker does not know: a lowered rate is learnt by being refused, and by nobody else paid for. */
const nothingNewer = '(attribute_not_exists(throttle) OR throttle.since <= :known)'

const Noted = z.object({ throttle: z.object({ factor: z.number(), since: z.number() }).optional() })

/** What a row says of one of its quarters: calls granted to all workers; and of the carrier's rate. */
export type QuotaRow = { used: number; throttle: Throttle | undefined }

/**
 * `Q#<carrier>#<second>`: twenty seconds of a carrier from that one on. `q<n>`: calls granted in its n-th quarter of a second; `urgent<n>`:
 * those of the urgent lane in its n-th second. `throttle`: when and how far the rate was lowered last. Whoever is granted anything
 * touches the row, and so has not to read it.
 * The writes answer nothing when they were made, and what stands there when they were refused. `known`: since when the rate was
 * lowered, as far as the asker knows.
 */
export const quotaRows = (client: DynamoDBDocumentClient, TableName: string) => {
  const write = async (carrier: Carrier, second: number, update: Partial<UpdateCommandInput>) => {
    const command = new UpdateCommand({
      TableName,
      Key: keyOf(carrier, second),
      ...update,
      ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#ttl': 'ttl' },
      ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':ttl': second + keptForSeconds },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    try {
      await client.send(command)
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException && error.Item) return unmarshall(error.Item)
      return classified(Promise.reject(error))
    }
  }
  return {
    /** Whether urgent calls were granted in this second. */
    urgentIn: async (carrier: Carrier, second: number) => {
      const { Item = {} } = await classified(client.send(new GetCommand({ TableName, Key: keyOf(carrier, second) })))
      return { urgent: countOf(Item, urgentOf(second)) > 0, throttle: Noted.parse(Item).throttle }
    },
    /** `calls` more in this quarter of a second, if `cap` allows them. */
    take: async (carrier: Carrier, lane: Lane, quarter: number, calls: number, cap: number, known: number) => {
      const second = Math.floor(quarter / quartersPerSecond)
      const old = await write(carrier, second, {
        UpdateExpression: `ADD #used :calls${lane === 'urgent' ? ', #urgent :calls' : ''} SET #ttl = :ttl`,
        ConditionExpression: `(attribute_not_exists(#used) OR #used <= :room) AND ${nothingNewer}`,
        ExpressionAttributeNames: {
          '#used': usedOf(quarter),
          ...(lane === 'urgent' && { '#urgent': urgentOf(second) }),
        },
        ExpressionAttributeValues: { ':calls': calls, ':room': cap - calls, ':known': known },
      })
      return old && ({ used: countOf(old, usedOf(quarter)), throttle: Noted.parse(old).throttle } satisfies QuotaRow)
    },
    /** In the row of `second`. Written already, by a try whose answer was lost, is written. */
    note: async (carrier: Carrier, second: number, throttle: Throttle, known: number) => {
      const old = await write(carrier, second, {
        UpdateExpression: 'SET throttle = :throttle, #ttl = :ttl',
        ConditionExpression: `${nothingNewer} OR throttle = :throttle`,
        ExpressionAttributeValues: { ':throttle': throttle, ':known': known },
      })
      return old && Noted.parse(old)
    },
  }
}

export type QuotaRows = ReturnType<typeof quotaRows>

export const secondOf = (ms: number): number => Math.floor(ms / 1000)

/** The first second of the row after that of `second`. */
export const nextRowAfter = (second: number): number => firstOf(second) + secondsPerRow

const firstOf = (second: number): number => second - (second % secondsPerRow)
const keyOf = (carrier: Carrier, second: number) => ({ pk: `Q#${carrier}#${firstOf(second)}`, sk: '-' })
/** Short, for a row has eighty of them. */
const usedOf = (quarter: number): string => `q${quarter % (secondsPerRow * quartersPerSecond)}`
const urgentOf = (second: number): string => `urgent${second % secondsPerRow}`
const countOf = (item: Record<string, unknown>, name: string): number => Number(item[name] ?? 0)
