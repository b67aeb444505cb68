import Flatbush from 'flatbush'
import { boxOf } from '../../../shared/domain/audience/box.ts'
import type { Drawn } from '../../../shared/domain/audience/drawn.ts'
import { regionOf } from '../../../shared/domain/audience/region.ts'
import type { Point } from '../../../shared/domain/cap/alert.ts'

/** One way to find villages. What it gives is done with its work; `villages` only names what it found, and is not timed. */
export type Method = { name: string; find(drawn: Drawn): { villages(): Iterable<number> } }

/** A packed tree gives the candidates of the drawing's box, and each is tested. */
export const flatbushMethod = (points: readonly Point[]): Method => {
  const tree = new Flatbush(points.length)
  for (const [latitude, longitude] of points) tree.add(longitude, latitude)
  tree.finish()
  const at = flat(points)
  return {
    name: 'flatbush',
    find(drawn) {
      const { south, west, north, east } = boundsOf(drawn)
      const inside = testOf(drawn)
      const found = tree.search(west, south, east, north, n => inside(at[2 * n] ?? 0, at[2 * n + 1] ?? 0))
      return { villages: () => found }
    },
  }
}

/** Every village is asked, whether it lies in the drawing's box first. */
export const bruteForce = (points: readonly Point[]): Method => {
  const at = flat(points)
  return {
    name: 'every village asked',
    find(drawn) {
      const { south, west, north, east } = boundsOf(drawn)
      const inside = testOf(drawn)
      const found: number[] = []
      for (let n = 0; 2 * n < at.length; n += 1) {
        const latitude = at[2 * n] ?? 0
        const longitude = at[2 * n + 1] ?? 0
        if (latitude < south || latitude > north || longitude < west || longitude > east) continue
        if (inside(latitude, longitude)) found.push(n)
      }
      return { villages: () => found }
    },
  }
}

const flat = (points: readonly Point[]): Float64Array => Float64Array.from(points.flat())

const boundsOf = (drawn: Drawn) => {
  if (drawn.kind === 'polygon') return boxOf(drawn.ring)
  const { centre, radiusKm } = drawn.circle
  // Generous at the latitudes of the synthetic country; what is too much is tested away.
  const [up, aside] = [radiusKm / 110, radiusKm / 80]
  return boxOf([
    [centre[0] - up, centre[1] - aside],
    [centre[0] + up, centre[1] + aside],
  ])
}

/** What a team would write, and quicker than any library's: rays counted over plain numbers. A circle has but one distance. */
const testOf = (drawn: Drawn): ((latitude: number, longitude: number) => boolean) => {
  if (drawn.kind === 'circle') {
    const { holds } = regionOf(drawn)
    return (latitude, longitude) => holds([latitude, longitude])
  }
  const ring = flat(drawn.ring)
  return (latitude, longitude) => {
    let inside = false
    for (let n = 2; n < ring.length; n += 2) {
      const south = ring[n - 2] ?? 0
      const north = ring[n] ?? 0
      if (south > latitude === north > latitude) continue
      const west = ring[n - 1] ?? 0
      const east = ring[n + 1] ?? 0
      if (longitude < ((east - west) * (latitude - south)) / (north - south) + west) inside = !inside
    }
    return inside
  }
}
