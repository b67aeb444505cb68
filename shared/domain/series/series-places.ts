import type { PlaceCode } from '../place.ts'
import type { Audience } from './warning.ts'

/** What one Alert of a series is to a place. */
export type SeriesPlaces = {
  /** The seq at which it joined the series; undefined: it is not in it. */
  joinedAt(place: PlaceCode): number | undefined
  /** The Alert itself addresses it. */
  addresses(place: PlaceCode): boolean
  /** The same Alert addresses it through another series. */
  heardElsewhere(place: PlaceCode): boolean
}

/** From the audiences of every county that somebody of these pages may live in. */
export const seriesPlaces = (audiences: readonly Pick<Audience, 'joined' | 'places' | 'elsewhere'>[]): SeriesPlaces => {
  const addressed = audiences.map(({ places }) => setOf(places))
  const others = audiences.map(({ elsewhere = [] }) => setOf(elsewhere))
  return {
    joinedAt: place => audiences.find(({ joined }) => Object.hasOwn(joined, place))?.joined[place],
    addresses: place => addressed.some(places => places.has(place)),
    heardElsewhere: place => others.some(places => places.has(place)),
  }
}

/** A worker on hundreds of sheets of one audience asks about the same list of places for each. */
const sets = new WeakMap<readonly PlaceCode[], ReadonlySet<PlaceCode>>()
const setOf = (places: readonly PlaceCode[]): ReadonlySet<PlaceCode> => {
  const set = sets.get(places) ?? new Set(places)
  sets.set(places, set)
  return set
}
