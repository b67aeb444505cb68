import type { Status } from '../cap/alert.ts'
import { Channel } from '../channel.ts'
import { roleFigures } from '../directory/role-figures.ts'
import type { ManifestPlace } from '../directory/roster.ts'
import type { PlaceCode } from '../place.ts'
import { type Addressees, addresses } from './addressees.ts'
import { type Listing, listedOn, listingOf } from './exercise-list.ts'

/** Whom of a place an Alert is for, whatever its hour and colour: of an exercise the list, of a notice its addressees. */
export type Meant = { listing: Listing; addressees?: Addressees | undefined }

export const everyone: Meant = { listing: 'everyone' }

export const meantBy = ({ status }: { status: Status }, addressees?: Addressees): Meant => ({
  listing: listingOf(status),
  addressees,
})

/** The phones of a place that it is for. One that the places `wanted` have, too, is counted in the first of them only. */
export const phonesMeant = (place: ManifestPlace, meant: Meant, wanted: ReadonlySet<PlaceCode> = new Set()): number => {
  const { addressees } = meant
  if (addressees?.channels.includes('sms') === false) return 0
  const figures = addressees && roleFigures(place)
  // Nobody had a role when a roster without them was built: as for a warning, all are counted.
  if (!addressees || !figures) return phonesListed(place, meant) - countedElsewhere(place, wanted, whatOf(meant))
  const here = figures.filter(isFirstOf(place, wanted))
  const addressed = here.filter(({ roles }) => addresses(addressees, { channel: 'sms', roles }) === 'addressed')
  return sum(addressed, entry => entry[whatOf(meant)] ?? 0)
}

const whatOf = ({ listing }: Meant) => (listing === 'everyone' ? 'phones' : 'exercise')

const phonesListed = (place: ManifestPlace, { listing }: Meant): number => {
  if (listing === 'everyone') return slots(place, 'sms')
  return place.exercise ? place.exercise.people + place.exercise.public : 0
}

/** A room has a page of its own. */
export const roomsMeant = (place: ManifestPlace, meant: Meant): number =>
  (place.sizes['group-chat'] ?? []).filter((_, page) => isMeant(place, meant, 'group-chat', page)).length

export const speakersMeant = (place: ManifestPlace, { listing, addressees }: Meant): number => {
  if (addressees?.channels.includes('loudspeaker') === false) return 0
  return listing === 'everyone' ? slots(place, 'loudspeaker') : (place.exercise?.speakers ?? 0)
}

/** Whether somebody of a page may be; of phones with roles, somebody of the place. */
export const isMeant = (place: ManifestPlace, meant: Meant, channel: Channel, page: number): boolean => {
  const { listing, addressees } = meant
  if (listing === 'exercise-list' && listedOn(place, channel, page) === 0) return false
  if (!addressees) return true
  if (channel === 'sms') return phonesMeant(place, meant) > 0
  return addresses(addressees, { channel, roles: place.roomRoles?.[page] ?? [] }) === 'addressed'
}

/** A warning is for a place even where nobody can be told: there it is seen to reach nobody. */
export const isForSomebody = (place: ManifestPlace, meant: Meant): boolean =>
  (meant.listing === 'everyone' && !meant.addressees) ||
  Channel.options.some(channel => place.sizes[channel]?.some((_, page) => isMeant(place, meant, channel, page)))

export const slots = ({ sizes }: ManifestPlace, channel: Channel): number => sum(sizes[channel] ?? [], size => size)

/** A shared phone is counted in the first of its places only. */
export const countedElsewhere = (
  place: ManifestPlace,
  wanted: ReadonlySet<PlaceCode>,
  what: 'phones' | 'duty' | 'exercise',
): number => sum(place.shared ?? [], entry => (entry.with.some(isBefore(place, wanted)) ? (entry[what] ?? 0) : 0))

/** Of what several places have, whether this one is the first of them. */
export const isFirstOf = (place: ManifestPlace, wanted: ReadonlySet<PlaceCode>) => {
  const before = isBefore(place, wanted)
  return ({ with: others = [] }: { with?: PlaceCode[] | undefined }): boolean => !others.some(before)
}

const isBefore =
  ({ code }: ManifestPlace, wanted: ReadonlySet<PlaceCode>) =>
  (other: PlaceCode): boolean =>
    other < code && wanted.has(other)

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
