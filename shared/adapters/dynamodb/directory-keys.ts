import type { Channel } from '../../domain/channel.ts'
import type { DirectoryRecord } from '../../domain/directory.ts'
import { type County, countyOf, isGroup, type PlaceCode } from '../../domain/place.ts'

/**
 * Table `directory`:
 *   COUNTIES       <county6>                     what HEAD says, for whoever asks about every county
 *   C#<county6>    HEAD · LAST · MAN#<rev>#<nn> · PROBLEMS#<rev> · IN#<place> (every place that a record names)
 *   P#<place>      AREA | GROUP · REC#<bucket> (its people, rooms and terminals) · PG#<rev>#<channel>#<nnn> · PRESENCE
 *   H#<2 hex>      <county6>                     who has which phone there, under keyed hashes that begin so
 */
export const countiesKey = (county: County) => ({ pk: 'COUNTIES', sk: county })
export const headKey = (county: County) => ({ pk: `C#${county}`, sk: 'HEAD' })
export const lastRevisionKey = (county: County) => ({ pk: `C#${county}`, sk: 'LAST' })
export const problemsKey = (county: County, rev: number) => ({ pk: `C#${county}`, sk: `PROBLEMS#${rev}` })
export const placeIndexKey = (place: PlaceCode) => ({ pk: `C#${countyOf(place)}`, sk: `IN#${place}` })
export const manifestKey = (county: County, rev: number, part: number) => ({
  pk: `C#${county}`,
  sk: `MAN#${rev}#${String(part).padStart(2, '0')}`,
})
export const pageKey = (place: PlaceCode, rev: number, channel: Channel, page: number) => ({
  pk: `P#${place}`,
  sk: `PG#${rev}#${channel}#${String(page).padStart(3, '0')}`,
})

export const placeOf = (record: DirectoryRecord): PlaceCode => ('code' in record ? record.code : record.place)

/** A place's own record. */
export const placeKey = (place: PlaceCode) => ({ pk: `P#${place}`, sk: isGroup(place) ? 'GROUP' : 'AREA' })
/** Some of what is in it, packed. */
export const packKey = (place: PlaceCode, bucket: number) => ({ pk: `P#${place}`, sk: `REC#${bucket}` })

/** All phones of a county lie in 256 rows: 220 each for 56,000 phones, 10 KB. A province is one query, by the first digits of `sk`. */
export const phonesKey = (bucket: string, county: County) => ({ pk: `H#${bucket}`, sk: county })
export const phoneBucket = (hash: string): string => hash.slice(0, 2)
