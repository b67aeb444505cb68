import type { Point } from '../cap/alert.ts'
import type { Manifest } from '../directory/roster.ts'
import { byCode, type County } from '../place.ts'
import { type Box, boxOf, union } from './box.ts'
import { type Entry, gazetteerOf, isOnMap } from './gazetteer.ts'

/**
 * Where the places of one revision of a county are, and whatever else tells whether an Alert can concern it: numbers, so that those
 * of a whole country are read at once. A place is named by its position in the county's gazetteer.
 */
export type StoredIndex = {
  /** Latitude and longitude by turns of each place that is known by a point, run after run. */
  points: Float64Array
  pointPlaces: Uint32Array
  /** South, west, north and east of each outline. */
  outlines: Float64Array
  outlinePlaces: Uint32Array
  /** The names of its risk points, hashed: a name is found here, or is none of them. */
  riskNames: Uint32Array
  /** The land of other counties that its groups are concerned with, to the county's digits. */
  beyond: string[]
}

/** `runs`: the first point and the box of each. `around`: the box of all points and outlines. */
export type CountyIndex = StoredIndex & { runs: { from: number; box: Box }[]; around: Box }

/** A county that is missing is asked place by place. */
export type PlaceIndex = ReadonlyMap<County, CountyIndex>

/** Points of one box each: few enough that hardly one is asked in vain, and many enough that boxes are not what takes the time. */
export const runLength = 16

export const indexOf = (manifest: Manifest): CountyIndex => {
  const gazetteer = gazetteerOf([manifest])
  const situated = gazetteer.flatMap(situate)
  const points = inRuns(situated.flatMap(({ nth, at }) => ('point' in at ? [{ nth, point: at.point }] : [])))
  const outlines = situated.flatMap(({ nth, at }) => ('box' in at ? [{ nth, box: at.box }] : []))
  const risks = gazetteer.flatMap(({ kind, place }) => (kind === 'risk-point' ? [place.name] : []))
  return opened({
    points: Float64Array.from(points.flatMap(({ point }) => point)),
    pointPlaces: Uint32Array.from(points, ({ nth }) => nth),
    outlines: Float64Array.from(
      outlines.flatMap(({ box: { south, west, north, east } }) => [south, west, north, east]),
    ),
    outlinePlaces: Uint32Array.from(outlines, ({ nth }) => nth),
    riskNames: Uint32Array.from(new Set(risks.map(hashOfName))).sort(),
    beyond: landsBeyond(manifest.county, gazetteer),
  })
}

/** What is not kept, because it follows from the rest. */
export const opened = (stored: StoredIndex): CountyIndex => {
  const { length } = stored.pointPlaces
  const runs = Array.from({ length: Math.ceil(length / runLength) }, (_, run) => {
    const from = run * runLength
    const points = Array.from({ length: Math.min(runLength, length - from) }, (_, n) => pointAt(stored, from + n))
    return { from, box: boxOf(points) }
  })
  return { ...stored, runs, around: union([...runs, ...outlinesOf(stored)].map(({ box }) => box)) }
}

export const pointAt = ({ points }: StoredIndex, n: number): Point => [points[2 * n] ?? 0, points[2 * n + 1] ?? 0]

export const outlinesOf = ({ outlines, outlinePlaces }: StoredIndex): { place: number; box: Box }[] =>
  Array.from(outlinePlaces, (place, n) => {
    const [south = 0, west = 0, north = 0, east = 0] = outlines.subarray(4 * n, 4 * n + 4)
    return { place, box: { south, west, north, east } }
  })

type Situation = { nth: number; at: { point: Point } | { box: Box } }

/** As `touches` has it: an outline, else a point. */
const situate = (entry: Entry, nth: number): Situation[] => {
  const { point, shape } = entry.place
  if (!isOnMap(entry)) return []
  if (shape && shape.length > 0) return [{ nth, at: { box: boxOf(shape) } }]
  return point ? [{ nth, at: { point } }] : []
}

/** Strips of latitude, each in the order of its longitudes, so that a run of neighbours has a small box (sort-tile-recursive packing). */
const inRuns = <T extends { point: Point }>(places: readonly T[]): T[] => {
  const strip = runLength * Math.ceil(Math.sqrt(places.length / runLength))
  const fromSouth = places.toSorted((a, b) => a.point[0] - b.point[0])
  const strips = Array.from({ length: Math.ceil(places.length / strip) || 0 }, (_, n) =>
    fromSouth.slice(n * strip, (n + 1) * strip),
  )
  return strips.flatMap(some => some.sort((a, b) => a.point[1] - b.point[1]))
}

const landsBeyond = (county: County, gazetteer: readonly Entry[]): string[] => {
  const lands = gazetteer.flatMap(entry => entry.lands).map(land => land.slice(0, county.length))
  return [...new Set(lands)].filter(land => land !== county).sort(byCode)
}

/** Fowler-Noll-Vo (1a) of 32 bits over UTF-16 units: the same on every machine; two names of one hash cost a manifest that is read in vain. */
export const hashOfName = (name: string): number => {
  let hash = 0x811c9dc5
  for (let n = 0; n < name.length; n += 1) hash = Math.imul(hash ^ name.charCodeAt(n), 0x01000193)
  return hash >>> 0
}
