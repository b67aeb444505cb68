import * as z from 'zod'
import { type CountyIndex, indexOf, opened } from '../../domain/audience/place-index.ts'
import type { Manifest } from '../../domain/directory/roster.ts'
import type { County } from '../../domain/place.ts'
import { placesKey } from './directory-keys.ts'

/** No item exceeds 400 KB (DynamoDB, service quotas): some 17,000 places. A county with more has no index, and is read whole. */
const mostBytes = 350_000

/** Numbers as they lie in memory, which is little-endian wherever Lambda runs. */
export const placeIndexItems = (manifest: Manifest): Record<string, unknown>[] => {
  const { points, pointPlaces, outlines, outlinePlaces, riskNames, beyond } = indexOf(manifest)
  const numbers = { points, pointPlaces, outlines, outlinePlaces, riskNames }
  const binary = Object.entries(numbers).map(([name, { buffer }]) => [name, new Uint8Array(buffer)] as const)
  if (binary.reduce((sum, [, { length }]) => sum + length, 0) > mostBytes) return []
  const { county, rev } = manifest
  return [{ ...placesKey(county, rev), v: 1, county, rev, ...Object.fromEntries(binary), beyond }]
}

const Bytes = z.instanceof(Uint8Array)
const Item = z.object({
  v: z.literal(1),
  county: z.string(),
  rev: z.number(),
  points: Bytes,
  pointPlaces: Bytes,
  outlines: Bytes,
  outlinePlaces: Bytes,
  riskNames: Bytes,
  beyond: z.array(z.string()),
})

/** What another version of this program wrote is no index here: its county is read whole. */
export const readPlaceIndex = (item: unknown): { county: County; rev: number; places: CountyIndex } | undefined => {
  const { success, data } = Item.safeParse(item)
  if (!success) return undefined
  const { county, rev, beyond } = data
  const places = opened({
    points: new Float64Array(aligned(data.points)),
    pointPlaces: new Uint32Array(aligned(data.pointPlaces)),
    outlines: new Float64Array(aligned(data.outlines)),
    outlinePlaces: new Uint32Array(aligned(data.outlinePlaces)),
    riskNames: new Uint32Array(aligned(data.riskNames)),
    beyond,
  })
  return { county, rev, places }
}

/** What came in may begin anywhere in a larger piece of memory, and numbers may not. */
const aligned = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
