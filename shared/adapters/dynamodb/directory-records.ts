import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type DirectoryRecord, StoredRecord } from '../../domain/directory.ts'
import type { County, PlaceCode } from '../../domain/place.ts'
import { batchGet } from './batches.ts'
import { packKey, placeKey } from './directory-keys.ts'
import { queryAll } from './queries.ts'
import { packsPerPlace, readPack } from './record-pack.ts'

/** With five rows each, four calls of BatchGetItem at a time. */
const placesAtOnce = 80

/** Every record of a county, in no promised order. */
export async function* recordsOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  county: County,
): AsyncGenerator<DirectoryRecord> {
  const index = await queryAll(client, TableName, `C#${county}`, 'IN#')
  const places = index.map(({ sk }) => z.string().parse(sk).slice('IN#'.length))
  for (let from = 0; from < places.length; from += placesAtOnce) {
    const keys = places.slice(from, from + placesAtOnce).flatMap(rowsOf)
    for (const item of await batchGet(client, TableName, keys)) yield* recordsIn(item)
  }
}

const rowsOf = (place: PlaceCode) => [
  placeKey(place),
  ...Array.from({ length: packsPerPlace }, (_, bucket) => packKey(place, bucket)),
]

const PlaceRow = z.object({ record: z.string() })

const recordsIn = (item: Record<string, unknown>): DirectoryRecord[] => {
  const place = PlaceRow.safeParse(item)
  const stored = place.success ? [JSON.parse(place.data.record)] : [...readPack(item).records.values()]
  return stored.map(record => StoredRecord.parse(record))
}
