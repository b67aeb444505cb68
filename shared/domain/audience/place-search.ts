import type { County } from '../place.ts'
import { type Box, meet, union } from './box.ts'
import type { Drawn } from './drawn.ts'
import { type Entry, touchedBy } from './gazetteer.ts'
import { touches } from './geometry.ts'
import { type CountyIndex, outlinesOf, type PlaceIndex, pointAt, runLength } from './place-index.ts'
import { type Region, regionOf } from './region.ts'

/** Places of one county, by their positions in its gazetteer. `perhaps`: their outlines have to be compared. */
export type Touched = { surely: number[]; perhaps: number[] }

/** Every county of which a drawing touches a place, or perhaps does. */
export const touchedIn = (index: PlaceIndex, drawn: Drawn): Map<County, Touched> => {
  const touched = new Map<County, Touched>()
  const region = regionOf(drawn)
  const counties: { county: County; places: CountyIndex; box: Box }[] = []
  for (const [county, places] of index)
    if (meet(places.around, region.around)) counties.push({ county, places, box: places.around })
  lookInto(counties, region, ({ county, places }, seen) => {
    const found = searchCounty(places, seen)
    if (found.surely.length + found.perhaps.length > 0) touched.set(county, found)
  })
  return touched
}

/** The same places as `touchedBy` for every drawing, by the index where there is one. */
export const placesTouched = (gazetteer: readonly Entry[], index: PlaceIndex): ((drawn: Drawn) => Entry[]) => {
  const counties = [...Map.groupBy(gazetteer, ({ county }) => county)]
  const indexed = new Map(
    counties.flatMap(([county]) => {
      const places = index.get(county)
      return places ? [[county, places] as const] : []
    }),
  )
  return drawn => {
    const found = touchedIn(indexed, drawn)
    const touched = touches(drawn)
    return counties.flatMap(([county, entries]) => {
      if (!indexed.has(county)) return touchedBy(entries, drawn)
      const { surely, perhaps } = found.get(county) ?? { surely: [], perhaps: [] }
      return [...entriesAt(entries, surely), ...entriesAt(entries, perhaps).filter(({ place }) => touched(place))]
    })
  }
}

const entriesAt = (entries: readonly Entry[], places: readonly number[]): Entry[] =>
  places.flatMap(place => entries[place] ?? [])

type Seen = 'all' | Region

/**
 * Everything of which the box may be touched, with what of the drawing matters there. Neighbours stand beside each other, so they are
 * looked at by halves: a half that lies inside or outside whole is settled at once.
 */
const lookInto = <T extends { box: Box }>(
  things: readonly T[],
  region: Seen,
  found: (thing: T, seen: Seen) => void,
) => {
  const near = region === 'all' ? things : things.filter(({ box }) => meet(box, region.around))
  const [first] = near
  if (!first) return
  const seen = region === 'all' ? region : region.within(union(near.map(({ box }) => box)))
  if (seen === 'none') return
  if (near.length === 1) {
    found(first, seen)
    return
  }
  const half = Math.ceil(near.length / 2)
  lookInto(near.slice(0, half), seen, found)
  lookInto(near.slice(half), seen, found)
}

/** Of a run that lies inside whole every place is taken; only where an edge comes through, each is asked. */
const searchCounty = (county: CountyIndex, region: Seen): Touched => {
  if (region === 'all')
    return { surely: Array.from(county.pointPlaces).concat(Array.from(county.outlinePlaces)), perhaps: [] }
  const found: Touched = { surely: [], perhaps: [] }
  for (const { from, box } of county.runs) {
    const seen = region.within(box)
    if (seen === 'none') continue
    const until = Math.min(from + runLength, county.pointPlaces.length)
    for (let n = from; n < until; n += 1)
      if (seen === 'all' || seen.holds(pointAt(county, n))) found.surely.push(county.pointPlaces[n] ?? 0)
  }
  // An outline whose whole box lies inside has a corner there; one whose box the drawing does not come near is not touched.
  for (const { place, box } of outlinesOf(county)) {
    const seen = region.within(box)
    if (seen !== 'none') found[seen === 'all' ? 'surely' : 'perhaps'].push(place)
  }
  return found
}
