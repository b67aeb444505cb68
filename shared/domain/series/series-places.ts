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
  const joined = new Map(audiences.flatMap(audience => Object.entries(audience.joined)))
  const addressed = new Set(audiences.flatMap(({ places }) => places))
  const others = new Set(audiences.flatMap(({ elsewhere = [] }) => elsewhere))
  return {
    joinedAt: place => joined.get(place),
    addresses: place => addressed.has(place),
    heardElsewhere: place => others.has(place),
  }
}
