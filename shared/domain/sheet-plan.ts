import { Channel } from './channel.ts'
import type { PlaceCode } from './place.ts'
import type { Manifest } from './roster.ts'

/** A sheet before it has a warning: one roster page of one place. `size`: its slots. */
export type PlannedSheet = { place: PlaceCode; channel: Channel; page: number; size: number }

/**
 * Every sheet of these places, channel by channel in the order given, so that what is given first is sent first.
 * A place that this revision does not know has no pages, hence no sheets. `page` counts from 0.
 */
export function* sheetsOf(
  manifest: Manifest,
  places: Iterable<PlaceCode>,
  channels: readonly Channel[] = Channel.options,
): Generator<PlannedSheet> {
  const wanted = new Set(places)
  const known = manifest.places.filter(({ code }) => wanted.has(code))
  for (const channel of channels)
    for (const { code, sizes } of known)
      for (const [page, size] of (sizes[channel] ?? []).entries()) yield { place: code, channel, page, size }
}
