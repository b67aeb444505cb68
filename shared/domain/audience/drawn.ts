import type { Circle, Point } from '../cap/alert.ts'

/** An area of an Alert that is drawn rather than named. Points are [latitude, longitude], as in CAP; GeoJSON turns them round. */
export type Drawn = { kind: 'polygon'; ring: Point[] } | { kind: 'circle'; circle: Circle }

/** The same drawing with latitude and longitude the other way round; undefined where that is no place on Earth. */
export const swapped = (drawn: Drawn): Drawn | undefined => {
  const turned: Drawn =
    drawn.kind === 'polygon'
      ? { kind: 'polygon', ring: drawn.ring.map(turn) }
      : { kind: 'circle', circle: { ...drawn.circle, centre: turn(drawn.circle.centre) } }
  return onEarth(turned) ? turned : undefined
}

export const onEarth = (drawn: Drawn): boolean =>
  (drawn.kind === 'polygon' ? drawn.ring : [drawn.circle.centre]).every(
    ([latitude, longitude]) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180,
  )

const turn = ([first, second]: Point): Point => [second, first]

/** What is compared with the outline of a place. */
export const outlineOf = (drawn: Drawn): Point[] => (drawn.kind === 'polygon' ? drawn.ring : ringAround(drawn.circle))

const corners = 64
const kmPerDegree = 111.195
/** CAP allows radius 0 for a single point (section 3.2.4); a ring needs some extent, and a metre is below every outline's error. */
const smallestKm = 0.001

/** The circle as a ring drawn around it, never inside it: what it touches is at most too much, by 0.1 %. */
const ringAround = ({ centre: [latitude, longitude], radiusKm }: Circle): Point[] => {
  const radius = Math.max(radiusKm, smallestKm) / kmPerDegree / Math.cos(Math.PI / corners)
  const perLongitude = Math.max(Math.cos((latitude * Math.PI) / 180), 0.01)
  return Array.from({ length: corners + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % corners)) / corners
    return [latitude + radius * Math.sin(angle), longitude + (radius * Math.cos(angle)) / perLongitude]
  })
}
