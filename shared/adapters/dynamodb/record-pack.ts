import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { bucketOf } from '../../domain/bucket.ts'
import type { DirectoryRecord } from '../../domain/directory.ts'
import type { PlaceCode } from '../../domain/place.ts'
import { packKey, placeOf } from './directory-keys.ts'

/** Whoever and whatever is in a place; areas and groups have rows of their own. */
export type Resident = Exclude<DirectoryRecord, { code: string }>

/** Part of the keys, for ever: with another number a record would be looked for where it is not. */
export const packsPerPlace = 4
/**
 * No item exceeds 400 KB (DynamoDB, service quotas), its keys and names included. A person takes some 20 to 40 bytes, 550 where
 * every field is as long and as random as it may be: a place holds at least 2,500 people, and 40,000 of the usual kind.
 */
export const bytesPerPack = 400_000

export type Pack = { place: PlaceCode; bucket: number; rev: number; records: Map<string, unknown> }

export const nameOf = ({ kind, id }: Resident): string => `${kind} ${id}`

export const packOf = (record: Resident): { place: PlaceCode; bucket: number } => ({
  place: placeOf(record),
  bucket: bucketOf(nameOf(record), packsPerPlace),
})

export const packItem = ({ place, bucket, rev, records }: Pack) => ({
  ...packKey(place, bucket),
  v: 1,
  rev,
  gz: gzipSync(JSON.stringify([...records]), { level: 6 }),
})

const PackRow = z.object({ rev: z.number(), gz: z.instanceof(Uint8Array) })
const Entries = z.array(z.tuple([z.string(), z.unknown()]))

/** An absent item is an empty pack of revision 0. The records are as they were stored, unchecked. */
export const readPack = (item: unknown): Pick<Pack, 'rev' | 'records'> => {
  if (item === undefined) return { rev: 0, records: new Map() }
  const { rev, gz } = PackRow.parse(item)
  return { rev, records: new Map(Entries.parse(JSON.parse(gunzipSync(gz).toString()))) }
}
