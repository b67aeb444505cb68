import { type Addressees, listedOn } from '../audience/exercise-list.ts'
import { Channel } from '../channel.ts'
import type { Manifest } from '../directory/roster.ts'
import type { PlaceCode } from '../place.ts'

/** A sheet before it has a warning: one roster page of one place. `size`: its slots. */
export type PlannedSheet = { place: PlaceCode; channel: Channel; page: number; size: number }

/**
 * Every sheet of these places, channel by channel in the order given, so that what is given first is sent first.
 * A place that this revision does not know has no pages, hence no sheets. `page` counts from 0. For the exercise list, only pages
 * that have somebody of it.
 */
export function* sheetsOf(
  manifest: Manifest,
  places: Iterable<PlaceCode>,
  channels: readonly Channel[] = Channel.options,
  addressees: Addressees = 'everyone',
): Generator<PlannedSheet> {
  const wanted = new Set(places)
  const known = manifest.places.filter(({ code }) => wanted.has(code))
  for (const channel of channels)
    for (const place of known)
      for (const [page, size] of (place.sizes[channel] ?? []).entries())
        if (addressees === 'everyone' || listedOn(place, channel, page) > 0)
          yield { place: place.code, channel, page, size }
}
