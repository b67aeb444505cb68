import { canonicalPlace } from '../domain/canonical-place.ts'
import { type Exemption, freshSheet } from '../domain/fresh-sheet.ts'
import type { PlaceCode } from '../domain/place.ts'
import { addressing, type Policy } from '../domain/policy.ts'
import { type ManifestPlace, slotsPerPage } from '../domain/roster.ts'
import type { Sheet } from '../domain/sheet.ts'
import type { SheetId } from '../domain/sheet-id.ts'
import type { Audience, IssuedAlert } from '../domain/warning.ts'

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
  joinedAt(place: PlaceCode): number | undefined
  /** The sheet as an earlier seq left it. */
  before: Sheet | undefined
}

/** A sheet that no worker has claimed for this seq yet, as it will be born: whoever is owed a hand-over shows as open, not as nobody. */
export const unbornSheet = ({ id, policy, issued, audience, place, phones, joinedAt, before }: Planned): Sheet => {
  const also = new Map(phones.filter(({ page }) => page === id.page).map(phone => [phone.slot, phone.also]))
  const isAddressed = (duty: boolean): boolean => {
    const { colour, hazard, issuedAt: at } = issued
    return addressing({ policy, colour, ...hazard, channel: id.channel, duty, at }).kind !== 'not-addressed'
  }
  const inArea = audience.places.includes(id.place)
  const addressed = { duty: inArea && isAddressed(true), subscriber: inArea && isAddressed(false) }
  const exemptionOf = (slot: number): Exemption => {
    const isPhone = id.channel === 'sms'
    if (isPhone && canonicalPlace(id.place, also.get(slot) ?? [], joinedAt) !== id.place) return 'covered'
    const duty = isPhone && id.page * slotsPerPage + slot < place.duty
    return addressed[duty ? 'duty' : 'subscriber'] ? undefined : 'not-addressed'
  }
  return freshSheet({
    id,
    seq: issued.seq,
    dirRev: audience.dirRev,
    msgType: issued.alert.msgType,
    exemptions: Array.from({ length: place.sizes[id.channel]?.[id.page] ?? 0 }, (_, slot) => exemptionOf(slot)),
    ...(before && { before }),
  })
}
