import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type DirectoryRecord, StoredRecord } from '../../domain/directory.ts'
import type { County, PlaceCode } from '../../domain/place.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'

/** So many places are read at a time: enough to keep the table busy, few enough to hold their records. */
const placesAtOnce = 12

/** Every record of a county, place by place, in the order of their keys. */
export async function* recordsOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  county: County,
): AsyncGenerator<DirectoryRecord> {
  const index = await queryAll(client, TableName, `C#${county}`, 'IN#')
  const places = index.map(({ sk }) => z.string().parse(sk).slice('IN#'.length))
  for (let from = 0; from < places.length; from += placesAtOnce) {
    const batch = places.slice(from, from + placesAtOnce)
    const records = await Promise.all(batch.map(place => recordsAt(client, TableName, place)))
    for (const some of records) yield* some
  }
}

/** AREA, GROUP and PERSON# sort before the pages `PG#`, ROOM# and TERM# after them: pages are heavy, and not asked for. */
const ranges = ['sk < :from', 'sk > :to'] as const
const bounds = { 'sk < :from': { ':from': 'PG#' }, 'sk > :to': { ':to': 'PRESENCE' } }

const recordsAt = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  place: PlaceCode,
): Promise<DirectoryRecord[]> => {
  const parts = await Promise.all(ranges.map(range => queryRange(client, TableName, place, range)))
  return parts.flat()
}

const Row = z.object({ record: z.string() })

const queryRange = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  place: PlaceCode,
  range: (typeof ranges)[number],
): Promise<DirectoryRecord[]> => {
  const records: DirectoryRecord[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const query = new QueryCommand({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: `pk = :pk AND ${range}`,
      ExpressionAttributeValues: { ':pk': `P#${place}`, ...bounds[range] },
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    })
    const answer: QueryCommandOutput = await classified(client.send(query))
    for (const item of answer.Items ?? []) records.push(StoredRecord.parse(JSON.parse(Row.parse(item).record)))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return records
}
