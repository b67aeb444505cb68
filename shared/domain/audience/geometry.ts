import { booleanIntersects } from '@turf/boolean-intersects'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import { polygon } from '@turf/helpers'
import type { Circle, Point } from '../cap/alert.ts'

/** An area of an Alert that is drawn rather than named. Points are [latitude, longitude], as in CAP; GeoJSON turns them round. */
export type Drawn = { kind: 'polygon'; ring: Point[] } | { kind: 'circle'; circle: Circle }

/** Where a place is: its outline where it is known, else one point; neither: no drawing can find it. */
export type Situated = { point?: Point | undefined; shape?: Point[] | undefined }

/** Whether a drawing touches a place. Prepared once per drawing, then asked for every place of a county. */
export const touches = (drawn: Drawn): ((place: Situated) => boolean) => {
  const outline = drawn.kind === 'polygon' ? drawn.ring : ringAround(drawn.circle)
  const inBox = boxOf(outline)
  const area = toGeoJson(outline)
  const holdsPoint = (point: Point): boolean =>
    drawn.kind === 'circle'
      ? distance(toPosition(drawn.circle.centre), toPosition(point)) <= drawn.circle.radiusKm
      : inBox(point) && booleanPointInPolygon(toPosition(point), area)
  return ({ point, shape }) =>
    shape && shape.length > 0
      ? shape.some(holdsPoint) || booleanIntersects(toGeoJson(shape), area)
      : point !== undefined && holdsPoint(point)
}

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
const toPosition = ([latitude, longitude]: Point): [number, number] => [longitude, latitude]

/** GeoJSON wants the ring closed (RFC 7946, section 3.1.6); CAP's is, an outline of the directory may not be. */
const toGeoJson = (ring: Point[]) => {
  const positions = ring.map(toPosition)
  const [first] = positions
  const last = positions.at(-1)
  return polygon([first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...positions, first] : positions])
}

const boxOf = (ring: Point[]) => {
  const south = Math.min(...ring.map(([latitude]) => latitude))
  const north = Math.max(...ring.map(([latitude]) => latitude))
  const west = Math.min(...ring.map(([, longitude]) => longitude))
  const east = Math.max(...ring.map(([, longitude]) => longitude))
  return ([latitude, longitude]: Point) =>
    latitude >= south && latitude <= north && longitude >= west && longitude <= east
}

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
