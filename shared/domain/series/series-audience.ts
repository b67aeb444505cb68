import type { CountyAudience } from '../audience/audience.ts'
import { bucketsFor } from '../sheets/bucket.ts'
import type { Audience } from './warning.ts'

type Next = {
  warning: string
  seq: number
  edition: string
  /** What the last issued Alert of the series addressed; none: nothing was issued. */
  before: readonly Audience[]
  /** The Alert's own audience; a Cancel has none. */
  own: readonly CountyAudience[]
  /** The own audience of the same Alert, where another series reaches it. */
  elsewhere?: readonly CountyAudience[]
}

/**
 * The audiences of the next Alert of a series: its own places, and cumulatively all that ever joined. A county that is in the
 * series keeps its revision and its buckets, so that the same sheets are named (docs/architecture.md, "Update and Cancel").
 */
export const audiencesOf = ({ warning, seq, edition, before, own, elsewhere = [] }: Next): Audience[] => {
  const ownBy = new Map(own.map(one => [one.county, one]))
  const beforeBy = new Map(before.map(one => [one.county, one]))
  const elsewhereBy = new Map(elsewhere.map(one => [one.county, one]))
  return [...new Set([...beforeBy.keys(), ...ownBy.keys()])].map((county): Audience => {
    const [known, now, others] = [beforeBy.get(county), ownBy.get(county), elsewhereBy.get(county)]
    const places = now?.places ?? []
    const dirRev = known?.dirRev ?? now?.dirRev ?? 0
    return {
      warning,
      seq,
      edition,
      county,
      dirRev,
      buckets: known?.buckets ?? bucketsFor(now?.sheets ?? 0),
      places,
      joined: { ...Object.fromEntries(places.map(place => [place, seq])), ...known?.joined },
      ...(others && { elsewhere: others.places }),
      ...(others && others.dirRev !== dirRev && { elsewhereRev: others.dirRev }),
    }
  })
}
