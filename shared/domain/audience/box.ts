import type { Point } from '../cap/alert.ts'

/** Degrees; what lies on its border lies in it. Without any place it is `nowhere`. */
export type Box = { south: number; west: number; north: number; east: number }

export const nowhere: Box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity }

export const boxOf = (points: Iterable<Point>): Box => {
  let { south, west, north, east } = nowhere
  for (const [latitude, longitude] of points) {
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
  }
  return { south, west, north, east }
}

export const holds = ({ south, west, north, east }: Box, [latitude, longitude]: Point): boolean =>
  latitude >= south && latitude <= north && longitude >= west && longitude <= east

export const meet = (a: Box, b: Box): boolean =>
  a.south <= b.north && b.south <= a.north && a.west <= b.east && b.west <= a.east

export const union = (a: Box, b: Box): Box => ({
  south: Math.min(a.south, b.south),
  west: Math.min(a.west, b.west),
  north: Math.max(a.north, b.north),
  east: Math.max(a.east, b.east),
})

export const grown = ({ south, west, north, east }: Box, degrees: number): Box => ({
  south: south - degrees,
  west: west - degrees,
  north: north + degrees,
  east: east + degrees,
})
