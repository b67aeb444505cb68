import { isExercise, isListed } from '../domain/audience/exercise-list.ts'
import { type ManifestPlace, type RosterPage, type Slot, slotsPerPage } from '../domain/directory/roster.ts'
import type { PlaceCode } from '../domain/place.ts'
import type { Policy } from '../domain/policy.ts'
import type { SeriesPlaces } from '../domain/series/series-places.ts'
import type { Audience, IssuedAlert } from '../domain/series/warning.ts'
import { type Exemption, exemptionOf } from '../domain/sheets/exemption.ts'
import { freshSheet } from '../domain/sheets/fresh-sheet.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import type { SheetId } from '../domain/sheets/sheet-id.ts'
import { slotAddressing } from '../domain/sheets/slot-addressing.ts'

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
  /** Of a notice, which is for roles that only the page knows. */
  page?: RosterPage | undefined
  series: SeriesPlaces
  /** The sheet as an earlier seq left it. */
  before: Sheet | undefined
}

/** A sheet that no worker has claimed for this seq yet, as it will be born: whoever is owed a hand-over shows as open, not as nobody. */
export const unbornSheet = (planned: Planned): Sheet => {
  const { id, policy, issued, audience, page, series, before } = planned
  const addressingAt = slotAddressing(policy, issued, id)
  const exercise = isExercise(issued.alert.status)
  const exemptions = (page?.slots ?? slotsByPosition(planned)).map(
    (slot): Exemption =>
      exemptionOf({
        place: id.place,
        also: slot.also,
        series,
        addressed: addressingAt(slot, issued.issuedAt).kind !== 'not-addressed',
        admitted: !exercise || slot.exercise,
      }),
  )
  return freshSheet({
    id,
    seq: issued.seq,
    dirRev: audience.dirRev,
    msgType: issued.alert.msgType,
    exemptions,
    ...(before && { before }),
  })
}

/** What the manifest says of the slots of a page, so that the page need not be read. */
const slotsByPosition = ({ id, place, phones }: Planned): Pick<Slot, 'duty' | 'exercise' | 'also'>[] => {
  const also = new Map(phones.filter(({ page }) => page === id.page).map(phone => [phone.slot, phone.also]))
  const isPhone = id.channel === 'sms'
  return Array.from({ length: place.sizes[id.channel]?.[id.page] ?? 0 }, (_, slot) => ({
    duty: isPhone && id.page * slotsPerPage + slot < place.duty,
    exercise: isListed(place, id.channel, id.page, slot),
    also: isPhone ? [...(also.get(slot) ?? [])] : [],
  }))
}
