import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Carrier, Lane } from '../../domain/channel.ts'
import { type Counts, quartersPerSecond } from '../../domain/sheets/quarters.ts'
import type { Throttle } from '../../domain/sheets/throttle.ts'
import { classified } from './faults.ts'

/** No shorter than a lowered rate takes to be whole again, so that a note stands in two rows at most; and its row well under 1 KB, one write unit. */
const secondsPerRow = 20
const quartersPerRow = secondsPerRow * quartersPerSecond
/** A row is of no use after its seconds and the next row's first. */
const keptForSeconds = 600
/** Nothing is noted that the asker does not know: a lowered rate is learnt by being refused, and by nobody else paid for. */
const nothingNewer = '(attribute_not_exists(throttle) OR throttle.since <= :known)'

const hasRoom = (name: string): string => `(attribute_not_exists(${name}) OR ${name} <= :${name}room)`

const Noted = z.object({ throttle: z.object({ factor: z.number(), since: z.number() }).optional() })

/** Calls granted to all workers, by quarter of a second; and what is noted of the carrier's rate. */
export type QuotaRow = { used: Counts; throttle: Throttle | undefined }

/**
 * `Q#<carrier>#<second>`: twenty seconds of a carrier from that one on. `q<n>`: calls granted in its n-th quarter of a second; `urgent<n>`:
 * grants of the urgent lane in its n-th second. `throttle`: when and how far the rate was lowered last. Whoever is granted anything
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
      if (error instanceof ConditionalCheckFailedException && error.Item) return rowOf(unmarshall(error.Item), second)
      return classified(Promise.reject(error))
    }
  }
  return {
    /** And whether urgent calls were granted in this second, or in the next if it is in the same row. */
    read: async (carrier: Carrier, second: number): Promise<QuotaRow & { urgent: boolean }> => {
      const { Item = {} } = await classified(client.send(new GetCommand({ TableName, Key: keyOf(carrier, second) })))
      const seconds = [second, second + 1].filter(one => firstOf(one) === firstOf(second))
      return { ...rowOf(Item, second), urgent: seconds.some(one => countOf(Item, urgentOf(one)) > 0) }
    },
    /** `calls` more, by quarters of one row, where `capOf` of each allows them. */
    take: (carrier: Carrier, lane: Lane, calls: Counts, capOf: (quarter: number) => number, known: number) => {
      const quarters = [...calls.keys()]
      const used = new Map(Array.from(calls, ([quarter, more]) => [usedOf(quarter), more]))
      const rooms = quarters.map(quarter => capOf(quarter) - (calls.get(quarter) ?? 0))
      const urgent = new Map(lane === 'urgent' ? quarters.map(quarter => [urgentOf(secondOfQuarter(quarter)), 1]) : [])
      const added = [...used, ...urgent]
      const names = [...used.keys()]
      return write(carrier, secondOfQuarter(Math.min(...quarters)), {
        UpdateExpression: `ADD ${added.map(([name]) => `${name} :${name}`).join(', ')} SET #ttl = :ttl`,
        ConditionExpression: [...names.map(hasRoom), nothingNewer].join(' AND '),
        ExpressionAttributeValues: Object.fromEntries([
          ...added.map(([name, more]) => [`:${name}`, more]),
          ...names.map((name, n) => [`:${name}room`, rooms[n]]),
          [':known', known],
        ]),
      })
    },
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

const secondOfQuarter = (quarter: number): number => Math.floor(quarter / quartersPerSecond)

/** The first quarter that is not in the row of this one. */
export const rowEndAfter = (quarter: number): number => nextRowAfter(secondOfQuarter(quarter)) * quartersPerSecond

/** The first second of the row after that of `second`. */
export const nextRowAfter = (second: number): number => firstOf(second) + secondsPerRow

const firstOf = (second: number): number => second - (second % secondsPerRow)
const keyOf = (carrier: Carrier, second: number) => ({ pk: `Q#${carrier}#${firstOf(second)}`, sk: '-' })
/** Short, for a row has eighty of them. */
const usedOf = (quarter: number): string => `q${quarter % quartersPerRow}`
const urgentOf = (second: number): string => `urgent${second % secondsPerRow}`

const rowOf = (item: Record<string, unknown>, second: number): QuotaRow => {
  const first = firstOf(second) * quartersPerSecond
  const quarters = Array.from({ length: quartersPerRow }, (_, n) => first + n)
  const used = quarters
    .map(quarter => [quarter, countOf(item, usedOf(quarter))] as const)
    .filter(([, calls]) => calls > 0)
  return { used: new Map(used), throttle: Noted.parse(item).throttle }
}
const countOf = (item: Record<string, unknown>, name: string): number => Number(item[name] ?? 0)
