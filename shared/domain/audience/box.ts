import type { Point } from '../cap/alert.ts'

/** Degrees; what lies on its border lies in it. */
export type Box = { south: number; west: number; north: number; east: number }

const nowhere: Box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity }

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

/** What holds all of them. */
export const union = (boxes: Iterable<Box>): Box => {
  let { south, west, north, east } = nowhere
  for (const box of boxes) {
    south = Math.min(south, box.south)
    west = Math.min(west, box.west)
    north = Math.max(north, box.north)
    east = Math.max(east, box.east)
  }
  return { south, west, north, east }
}

export const grown = ({ south, west, north, east }: Box, degrees: number): Box => ({
  south: south - degrees,
  west: west - degrees,
  north: north + degrees,
  east: east + degrees,
})
