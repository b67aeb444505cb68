import type { County } from '../place.ts'
import type { Drawn } from './drawn.ts'
import { type Entry, touchedBy } from './gazetteer.ts'
import { touches } from './geometry.ts'
import { type CountyIndex, outlineAt, type PlaceIndex, pointAt, runLength } from './place-index.ts'
import { type Region, regionOf } from './region.ts'

/** Places of one county, by their positions in its gazetteer. `perhaps`: their outlines have to be compared. */
export type Touched = { surely: number[]; perhaps: number[] }

/** Every county of which a drawing touches a place, or perhaps does. */
export const touchedIn = (index: PlaceIndex, drawn: Drawn): Map<County, Touched> => {
  const region = regionOf(drawn)
  const touched = new Map<County, Touched>()
  for (const [county, places] of index) {
    const found = searchCounty(places, region)
    if (found.surely.length + found.perhaps.length > 0) touched.set(county, found)
  }
  return touched
}

/** The same places as `touchedBy` for every drawing, by the index where there is one. */
export const placesTouched = (gazetteer: readonly Entry[], index: PlaceIndex): ((drawn: Drawn) => Entry[]) => {
  const counties = [...Map.groupBy(gazetteer, ({ county }) => county)]
  return drawn => {
    const region = regionOf(drawn)
    const touched = touches(drawn)
    return counties.flatMap(([county, entries]) => {
      const places = index.get(county)
      if (!places) return touchedBy(entries, drawn)
      const { surely, perhaps } = searchCounty(places, region)
      return [...entriesAt(entries, surely), ...entriesAt(entries, perhaps).filter(({ place }) => touched(place))]
    })
  }
}

const entriesAt = (entries: readonly Entry[], places: readonly number[]): Entry[] =>
  places.flatMap(place => entries[place] ?? [])

const searchCounty = (county: CountyIndex, region: Region): Touched => {
  const seen = region.within(county.around)
  if (seen === 'none') return { surely: [], perhaps: [] }
  if (seen === 'all') return { surely: [...county.pointPlaces, ...county.outlinePlaces], perhaps: [] }
  const outlines = searchOutlines(county, seen)
  return { surely: [...searchPoints(county, seen), ...outlines.surely], perhaps: outlines.perhaps }
}

/** Of a run that lies inside whole, every place is taken; only where an edge comes through, each is asked. */
const searchPoints = ({ runs, points, pointPlaces }: CountyIndex, region: Region): number[] => {
  const found: number[] = []
  for (const [run, box] of runs.entries()) {
    const seen = region.within(box)
    if (seen === 'none') continue
    const from = run * runLength
    for (const [n, place] of pointPlaces.subarray(from, from + runLength).entries())
      if (seen === 'all' || seen.holds(pointAt(points, from + n))) found.push(place)
  }
  return found
}

/** An outline whose whole box lies inside has a corner there; one whose box the drawing does not come near is not touched. */
const searchOutlines = ({ outlines, outlinePlaces }: CountyIndex, region: Region): Touched => {
  const found: Touched = { surely: [], perhaps: [] }
  for (const [n, place] of outlinePlaces.entries()) {
    const seen = region.within(outlineAt(outlines, n))
    if (seen !== 'none') found[seen === 'all' ? 'surely' : 'perhaps'].push(place)
  }
  return found
}
