import { isExercise, isListed } from '../domain/audience/exercise-list.ts'
import { type ManifestPlace, slotsPerPage } from '../domain/directory/roster.ts'
import type { PlaceCode } from '../domain/place.ts'
import { addressing, type Policy } from '../domain/policy.ts'
import type { SeriesPlaces } from '../domain/series/series-places.ts'
import type { Audience, IssuedAlert } from '../domain/series/warning.ts'
import { type Exemption, exemptionOf } from '../domain/sheets/exemption.ts'
import { freshSheet } from '../domain/sheets/fresh-sheet.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import type { SheetId } from '../domain/sheets/sheet-id.ts'

/** A phone that several places have, at its position in one of them. */
export type SharedPhone = { page: number; slot: number; address: string; also: readonly PlaceCode[] }

type Planned = {
  id: SheetId
  policy: Policy
  issued: IssuedAlert
  audience: Audience
  place: ManifestPlace
  /** Of this place: who of it is reached elsewhere. */
  phones: readonly SharedPhone[]
  series: SeriesPlaces
  /** The sheet as an earlier seq left it. */
  before: Sheet | undefined
}

/** A sheet that no worker has claimed for this seq yet, as it will be born: whoever is owed a hand-over shows as open, not as nobody. */
export const unbornSheet = ({ id, policy, issued, audience, place, phones, series, before }: Planned): Sheet => {
  const also = new Map(phones.filter(({ page }) => page === id.page).map(phone => [phone.slot, phone.also]))
  const isAddressed = (duty: boolean): boolean => {
    const { colour, hazard, issuedAt: at } = issued
    return addressing({ policy, colour, ...hazard, channel: id.channel, duty, at }).kind !== 'not-addressed'
  }
  const addressed = { duty: isAddressed(true), subscriber: isAddressed(false) }
  const exercise = isExercise(issued.alert.status)
  const exemptionAt = (slot: number): Exemption => {
    const isPhone = id.channel === 'sms'
    const duty = isPhone && id.page * slotsPerPage + slot < place.duty
    return exemptionOf({
      place: id.place,
      also: isPhone ? (also.get(slot) ?? []) : [],
      series,
      addressed: addressed[duty ? 'duty' : 'subscriber'],
      admitted: !exercise || isListed(place, id.channel, id.page, slot),
    })
  }
  return freshSheet({
    id,
    seq: issued.seq,
    dirRev: audience.dirRev,
    msgType: issued.alert.msgType,
    exemptions: Array.from({ length: place.sizes[id.channel]?.[id.page] ?? 0 }, (_, slot) => exemptionAt(slot)),
    ...(before && { before }),
  })
}
