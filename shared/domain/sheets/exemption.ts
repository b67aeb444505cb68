import type { PlaceCode } from '../place.ts'
import type { SeriesPlaces } from '../series/series-places.ts'
import { canonicalPlace } from './canonical-place.ts'
import type { MarkReason } from './mark.ts'

/** Why a slot is owed nothing by this Alert itself; undefined: it is owed a hand-over. */
export type Exemption = Extract<MarkReason, 'not-addressed' | 'covered' | 'not-on-exercise-list'> | undefined

/** Who hears it elsewhere, and who takes no part in an exercise, is owed nothing here, whatever came before. */
export const isOwedNothing = (exemption: Exemption): exemption is 'covered' | 'not-on-exercise-list' =>
  exemption === 'covered' || exemption === 'not-on-exercise-list'

type Question = {
  place: PlaceCode
  also: readonly PlaceCode[]
  series: SeriesPlaces
  /** The table gives this class of recipients something, now or later. */
  addressed: boolean
  /** Not kept out by the exercise list. */
  admitted: boolean
}

export const exemptionOf = ({ place, also, series, addressed, admitted }: Question): Exemption => {
  if (!admitted) return 'not-on-exercise-list'
  const places = [place, ...also]
  if (canonicalPlace(place, also, series.joinedAt) !== place) return 'covered'
  if (addressed && places.some(series.heardElsewhere)) return 'covered'
  // One of somebody's places is enough, and need not be the one that they are reached from.
  return addressed && places.some(series.addresses) ? undefined : 'not-addressed'
}
