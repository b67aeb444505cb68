import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Carrier, Lane } from '../../domain/channel.ts'
import type { Throttle } from '../../domain/sheets/throttle.ts'
import { classified } from './faults.ts'

/** No shorter than a lowered rate takes to be whole again, so that a note stands in two rows at most; and its row well under 1 KB, one write unit. */
const secondsPerRow = 20
/** A row is of no use after its seconds and the next row's first. */
const keptForSeconds = 600
/** Nothing is noted that the asker does not know: a lowered rate is learnt by being refused, and by nobody else paid for. */
const nothingNewer = '(attribute_not_exists(throttle) OR throttle.since <= :known)'

const Noted = z.object({ throttle: z.object({ factor: z.number(), since: z.number() }).optional() })

/** What a row says of one of its seconds: calls granted to all workers, those of them to the urgent lane; and of the carrier's rate. */
export type QuotaRow = { used: number; urgent: number; throttle: Throttle | undefined }

/**
 * `Q#<carrier>#<second>`: twenty seconds of a carrier from that one on. `used<n>` and `urgent<n>`: calls granted in its n-th second. `throttle`:
 * when and how far the rate was lowered last. Whoever is granted anything touches the row, and so has not to read it.
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
      if (error instanceof ConditionalCheckFailedException && error.Item) return rowOf(unmarshall(error.Item), second)
      return classified(Promise.reject(error))
    }
  }
  return {
    read: async (carrier: Carrier, second: number): Promise<QuotaRow> => {
      const { Item } = await classified(client.send(new GetCommand({ TableName, Key: keyOf(carrier, second) })))
      return rowOf(Item ?? {}, second)
    },
    /** `calls` more in this second, if `cap` allows them. */
    take: (carrier: Carrier, lane: Lane, second: number, calls: number, cap: number, known: number) =>
      write(carrier, second, {
        UpdateExpression: `ADD #used :calls${lane === 'urgent' ? ', #urgent :calls' : ''} SET #ttl = :ttl`,
        ConditionExpression: `(attribute_not_exists(#used) OR #used <= :room) AND ${nothingNewer}`,
        ExpressionAttributeNames: {
          '#used': nameOf('used', second),
          ...(lane === 'urgent' && { '#urgent': nameOf('urgent', second) }),
        },
        ExpressionAttributeValues: { ':calls': calls, ':room': cap - calls, ':known': known },
      }),
    /** In the row of `second`. Written already, by a try whose answer was lost, is written. */
    note: (carrier: Carrier, second: number, throttle: Throttle, known: number) =>
      write(carrier, second, {
        UpdateExpression: 'SET throttle = :throttle, #ttl = :ttl',
        ConditionExpression: `${nothingNewer} OR throttle = :throttle`,
        ExpressionAttributeValues: { ':throttle': throttle, ':known': known },
      }),
  }
}

export type QuotaRows = ReturnType<typeof quotaRows>

export const secondOf = (ms: number): number => Math.floor(ms / 1000)

/** The first second of the row after that of `second`. */
export const nextRowAfter = (second: number): number => firstOf(second) + secondsPerRow

const firstOf = (second: number): number => second - (second % secondsPerRow)
const keyOf = (carrier: Carrier, second: number) => ({ pk: `Q#${carrier}#${firstOf(second)}`, sk: '-' })
const nameOf = (count: 'used' | 'urgent', second: number): string => `${count}${second % secondsPerRow}`

const rowOf = (item: Record<string, unknown>, second: number): QuotaRow => {
  const count = (name: 'used' | 'urgent') => Number(item[nameOf(name, second)] ?? 0)
  return { used: count('used'), urgent: count('urgent'), throttle: Noted.parse(item).throttle }
}
