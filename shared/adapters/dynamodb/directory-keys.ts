import type { Channel } from '../../domain/channel.ts'
import type { County, PlaceCode } from '../../domain/place.ts'
import type { ImportName } from '../../ports/imports.ts'

/**
 * Table `directory`:
 *   COUNTIES       <county6>                     what HEAD says, for whoever asks about every county
 *   C#<county6>    HEAD · LAST · MAN#<rev>#<nn> · PLACES#<rev> where its places are · RECS#<rev>#<nnnn> its records · PROBLEMS#<rev>
 *   P#<place>      PG#<rev>#<channel>#<nnn> · PRESENCE
 *   IM#<county6>#<import>   HEAD · PART#<nnnnn>#<nn>   an import on its way
 *   H#<2 hex>      <county6>                     who has which phone there, under keyed hashes that begin so
 */
export const countiesKey = (county: County) => ({ pk: 'COUNTIES', sk: county })
export const headKey = (county: County) => ({ pk: `C#${county}`, sk: 'HEAD' })
export const lastRevisionKey = (county: County) => ({ pk: `C#${county}`, sk: 'LAST' })
export const problemsKey = (county: County, rev: number) => ({ pk: `C#${county}`, sk: `PROBLEMS#${rev}` })
export const manifestKey = (county: County, rev: number, part: number) => ({
  pk: `C#${county}`,
  sk: `MAN#${rev}#${String(part).padStart(2, '0')}`,
})
export const placesKey = (county: County, rev: number) => ({ pk: `C#${county}`, sk: `PLACES#${rev}` })
export const recordsKey = (county: County, rev: number, piece: number) => ({
  pk: `C#${county}`,
  sk: `RECS#${rev}#${String(piece).padStart(4, '0')}`,
})
export const pageKey = (place: PlaceCode, rev: number, channel: Channel, page: number) => ({
  pk: `P#${place}`,
  sk: `PG#${rev}#${channel}#${String(page).padStart(3, '0')}`,
})

export const importKey = ({ county, importId }: ImportName) => ({ pk: `IM#${county}#${importId}`, sk: 'HEAD' })
export const importPartKey = (name: ImportName, part: number, piece: number) => ({
  ...importKey(name),
  sk: `PART#${String(part).padStart(5, '0')}#${String(piece).padStart(2, '0')}`,
})

/** All phones of a county lie in 256 rows: 220 each for 56,000 phones, 10 KB. A province is one query, by the first digits of `sk`. */
export const phonesKey = (bucket: string, county: County) => ({ pk: `H#${bucket}`, sk: county })
export const phoneBucket = (hash: string): string => hash.slice(0, 2)
