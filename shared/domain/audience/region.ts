import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import type { Circle, Point } from '../cap/alert.ts'
import { type Box, boxOf, grown, holds, meet, union } from './box.ts'
import { type Drawn, outlineOf } from './drawn.ts'

/**
 * A drawing as far as it matters in some box. `around`: there is none of it outside. `within` looks closer: `all`, every point of the
 * box lies in the drawing; `none`, no point does; else the region that answers for points of that box as this one does, only sooner.
 */
export type Region = { around: Box; holds(point: Point): boolean; within(box: Box): 'all' | 'none' | Region }

export const regionOf = (drawn: Drawn): Region =>
  drawn.kind === 'circle'
    ? circleRegion(drawn.circle, boxOf(outlineOf(drawn)))
    : polygonRegion(closed(drawn.ring).flat())

/** GeoJSON wants a ring closed (RFC 7946, section 3.1.6); CAP's is, an outline of the directory may not be. */
export const closed = (ring: readonly Point[]): Point[] => {
  const [first] = ring
  const last = ring.at(-1)
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : [...ring]
}

export const toPosition = ([latitude, longitude]: Point): [number, number] => [longitude, latitude]

/** Closed; latitude and longitude of each corner by turns, since it is gone through thousands of times for one drawing. */
type Ring = readonly number[]

const toPolygon = (ring: Ring) => {
  const corners: [number, number][] = []
  for (let n = 0; n < ring.length; n += 2) corners.push([ring[n + 1] ?? 0, ring[n] ?? 0])
  return { type: 'Polygon' as const, coordinates: [corners] }
}

/** A tenth of a millimetre: more than rounding can move an edge, so that a box which none comes near lies on one side of all. */
const margin = 1e-9

const polygonRegion = (ring: Ring): Region => {
  const around = grown(boxOfRing(ring), margin)
  let polygon: ReturnType<typeof toPolygon> | undefined
  const region: Region = {
    around,
    holds(point) {
      polygon ??= toPolygon(ring)
      return holds(around, point) && booleanPointInPolygon(toPosition(point), polygon)
    },
    within(box) {
      if (!meet(around, box)) return 'none'
      const near = grown(box, margin)
      if (someEdgeNear(ring, near)) return polygonRegion(aroundBox(ring, near))
      return region.holds([box.south, box.west]) ? 'all' : 'none'
    },
  }
  return region
}

const boxOfRing = (ring: Ring): Box => {
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let n = 0; n < ring.length; n += 2) {
    const latitude = ring[n] ?? 0
    const longitude = ring[n + 1] ?? 0
    if (latitude < south) south = latitude
    if (latitude > north) north = latitude
    if (longitude < west) west = longitude
    if (longitude > east) east = longitude
  }
  return { south, west, north, east }
}

/** Whether an edge may touch a box: none does where one of the box's sides, or the edge itself, parts each from it. */
const someEdgeNear = (ring: Ring, box: Box): boolean => {
  for (let n = 2; n < ring.length; n += 2) {
    const fromLat = ring[n - 2] ?? 0
    const toLat = ring[n] ?? 0
    if ((fromLat < box.south && toLat < box.south) || (fromLat > box.north && toLat > box.north)) continue
    const fromLon = ring[n - 1] ?? 0
    const toLon = ring[n + 1] ?? 0
    if ((fromLon < box.west && toLon < box.west) || (fromLon > box.east && toLon > box.east)) continue
    if (!isBeside(box, fromLat, fromLon, toLat - fromLat, toLon - fromLon)) return true
  }
  return false
}

/** Whether all corners of a box lie on the same side of the line through a point: the nearest and the farthest of them do. */
const isBeside = ({ south, west, north, east }: Box, lat: number, lon: number, up: number, right: number): boolean => {
  const [toWest, toEast] = [up * (west - lon), up * (east - lon)]
  const [toSouth, toNorth] = [right * (south - lat), right * (north - lat)]
  const least = Math.min(toWest, toEast) - Math.max(toSouth, toNorth)
  const most = Math.max(toWest, toEast) - Math.min(toSouth, toNorth)
  return least > 0 || most < 0
}

/**
 * The ring without the corners between others on the same side of the box. Whether a point lies inside is told by the parity of the
 * edges that cross its latitude beside it: for a point of the box the two that are left out are as odd or even as the edge in their
 * place. So each corner is held against the last that was kept: around a corner of the box, where one side follows another, what was
 * beside the last that was left out may be across the box from the last that was kept.
 */
const aroundBox = (ring: Ring, { south, west, north, east }: Box): Ring => {
  let [lastLat, lastLon] = [ring[0] ?? 0, ring[1] ?? 0]
  const kept = [lastLat, lastLon]
  for (let n = 2; n < ring.length - 2; n += 2) {
    const lat = ring[n] ?? 0
    const lon = ring[n + 1] ?? 0
    const nextLat = ring[n + 2] ?? 0
    const nextLon = ring[n + 3] ?? 0
    const isAside =
      (lastLat < south && lat < south && nextLat < south) ||
      (lastLat > north && lat > north && nextLat > north) ||
      (lastLon < west && lon < west && nextLon < west) ||
      (lastLon > east && lon > east && nextLon > east)
    if (isAside) continue
    kept.push(lat, lon)
    lastLat = lat
    lastLon = lon
  }
  kept.push(kept[0] ?? 0, kept[1] ?? 0)
  return kept
}

/** `outline`: the ring around it, which may reach further than the circle, but not over a pole or the antimeridian. */
const circleRegion = ({ centre, radiusKm }: Circle, outline: Box): Region => {
  const around = grown(union([outline, boxOfCap(centre, radiusKm)]), margin)
  const from = toPosition(centre)
  const region: Region = {
    around,
    holds: point => distance(from, toPosition(point)) <= radiusKm,
    within: box => (meet(around, box) ? region : 'none'),
  }
  return region
}

/** As Turf has it, so that the box and the distance speak of one sphere. */
const earthRadiusKm = 6371.0088

/** A circle that holds a pole, or reaches over the antimeridian, is found at every longitude. */
const boxOfCap = ([latitude, longitude]: Point, radiusKm: number): Box => {
  const angle = radiusKm / earthRadiusKm
  const degrees = (angle * 180) / Math.PI
  const [south, north] = [latitude - degrees, latitude + degrees]
  const band = { south, north, west: -Infinity, east: Infinity }
  if (south <= -90 || north >= 90) return band
  const aside = (Math.asin(Math.sin(angle) / Math.cos((latitude * Math.PI) / 180)) * 180) / Math.PI
  const [west, east] = [longitude - aside, longitude + aside]
  return west < -180 || east > 180 ? band : { south, north, west, east }
}
