import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import type { Circle, Point } from '../cap/alert.ts'
import { type Box, boxOf, grown, holds, meet, union } from './box.ts'
import { type Drawn, outlineOf } from './drawn.ts'

/**
 * A drawing as far as it matters in some box. `within` looks closer: `all`, every point of the box lies in the drawing; `none`, no
 * point does; else the region that answers for points of that box as this one does, only sooner.
 */
export type Region = { holds(point: Point): boolean; within(box: Box): 'all' | 'none' | Region }

export const regionOf = (drawn: Drawn): Region =>
  drawn.kind === 'circle' ? circleRegion(drawn.circle, boxOf(outlineOf(drawn))) : polygonRegion(closed(drawn.ring))

/** GeoJSON wants a ring closed (RFC 7946, section 3.1.6); CAP's is, an outline of the directory may not be. */
export const closed = (ring: readonly Point[]): Point[] => {
  const [first] = ring
  const last = ring.at(-1)
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : [...ring]
}

export const toPosition = ([latitude, longitude]: Point): [number, number] => [longitude, latitude]

/** A tenth of a millimetre: more than rounding can move an edge, so that a box which none comes near lies on one side of all. */
const margin = 1e-9

const polygonRegion = (ring: readonly Point[]): Region => {
  const around = boxOf(ring)
  const polygon = { type: 'Polygon' as const, coordinates: [ring.map(toPosition)] }
  const region: Region = {
    holds: point => holds(around, point) && booleanPointInPolygon(toPosition(point), polygon),
    within(box) {
      const near = grown(box, margin)
      if (!meet(around, near)) return 'none'
      if (ring.some((end, n) => n > 0 && comesNear(ring[n - 1] ?? end, end, near)))
        return polygonRegion(acrossBand(ring, near))
      return region.holds([box.south, box.west]) ? 'all' : 'none'
    },
  }
  return region
}

/** Whether an edge may touch a box: false only where one of the box's sides, or the edge itself, parts the two. */
const comesNear = (
  [startLat, startLon]: Point,
  [endLat, endLon]: Point,
  { south, west, north, east }: Box,
): boolean => {
  if ((startLat < south && endLat < south) || (startLat > north && endLat > north)) return false
  if ((startLon < west && endLon < west) || (startLon > east && endLon > east)) return false
  const side = (latitude: number, longitude: number): number =>
    Math.sign((endLat - startLat) * (longitude - startLon) - (endLon - startLon) * (latitude - startLat))
  const one = side(south, west)
  return one === 0 || side(south, east) !== one || side(north, west) !== one || side(north, east) !== one
}

/**
 * The ring without the corners between others on the same side of the box's latitudes. Whether a point lies inside is told by the
 * edges that cross its latitude, and of those none is lost: the answer for a point of the box is the same.
 */
const acrossBand = (ring: readonly Point[], { south, north }: Box): Point[] => {
  const corners = ring.slice(1)
  const sides = corners.map(([latitude]) => (latitude < south ? -1 : latitude > north ? 1 : 0))
  const isNeeded = (n: number): boolean =>
    sides[n] === 0 || sides.at(n - 1) !== sides[n] || sides[(n + 1) % sides.length] !== sides[n]
  return closed(corners.filter((_, n) => isNeeded(n)))
}

/** `outline`: the ring around it, which may reach further than the circle, but not over a pole or the antimeridian. */
const circleRegion = ({ centre, radiusKm }: Circle, outline: Box): Region => {
  const around = grown(union(outline, boxOfCap(centre, radiusKm)), margin)
  const from = toPosition(centre)
  const region: Region = {
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
