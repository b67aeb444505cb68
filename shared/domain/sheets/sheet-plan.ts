import { everyone, isMeant, type Meant } from '../audience/meant.ts'
import { Channel } from '../channel.ts'
import type { Manifest } from '../directory/roster.ts'
import type { PlaceCode } from '../place.ts'

/** A sheet before it has a warning: one roster page of one place. `size`: its slots. */
export type PlannedSheet = { place: PlaceCode; channel: Channel; page: number; size: number }

/**
 * Every sheet of these places, channel by channel in the order given, so that what is given first is sent first.
 * A place that this revision does not know has no pages, hence no sheets. `page` counts from 0. Only pages with
 * somebody whom it is for.
 */
export function* sheetsOf(
  manifest: Manifest,
  places: Iterable<PlaceCode>,
  channels: readonly Channel[] = Channel.options,
  meant: Meant = everyone,
): Generator<PlannedSheet> {
  const wanted = new Set(places)
  const known = manifest.places.filter(({ code }) => wanted.has(code))
  for (const channel of channels)
    for (const place of known)
      for (const [page, size] of (place.sizes[channel] ?? []).entries())
        if (isMeant(place, meant, channel, page)) yield { place: place.code, channel, page, size }
}
