import type { Manifest, ManifestPlace } from '../directory/roster.ts'
import { isGroup, isVillage, type PlaceCode } from '../place.ts'
import { type Addressees, hasListed } from './exercise-list.ts'

export type AudienceSize = { villages: number; groups: number; phones: number; rooms: number; terminals: number }
type Shared = NonNullable<ManifestPlace['shared']>[number]

/** What these places hold together. A phone that several of them have counts once, as it is reached once. */
export const sizeOf = (
  manifest: Manifest,
  places: Iterable<PlaceCode>,
  addressees: Addressees = 'everyone',
): AudienceSize => {
  const wanted = new Set(places)
  const known = manifest.places.filter(({ code }) => wanted.has(code))
  return addressees === 'everyone' ? sizeOfAll(known, wanted) : sizeOfListed(known.filter(hasListed), wanted)
}

const sizeOfAll = (places: readonly ManifestPlace[], wanted: ReadonlySet<PlaceCode>): AudienceSize => ({
  ...kindsOf(places),
  phones: sum(places, place => slots(place, 'sms') - countedElsewhere(place, wanted, 'phones')),
  rooms: sum(places, place => slots(place, 'group-chat')),
  terminals: sum(places, place => slots(place, 'loudspeaker')),
})

const sizeOfListed = (places: readonly ManifestPlace[], wanted: ReadonlySet<PlaceCode>): AudienceSize => ({
  ...kindsOf(places),
  phones: sum(places, place => listedPhones(place) - countedElsewhere(place, wanted, 'exercise')),
  rooms: sum(places, ({ exercise }) => exercise?.rooms ?? 0),
  terminals: sum(places, ({ exercise }) => exercise?.speakers ?? 0),
})

const kindsOf = (places: readonly ManifestPlace[]): Pick<AudienceSize, 'villages' | 'groups'> => ({
  villages: places.filter(({ code }) => isVillage(code)).length,
  groups: places.filter(({ code }) => isGroup(code)).length,
})

const listedPhones = ({ exercise }: ManifestPlace): number => (exercise ? exercise.people + exercise.public : 0)

/** The places that a warning may reach, and that a county's figures speak of; duty officers are told what waits, and nothing else. */
export const audiencePlaces = ({ places }: Pick<Manifest, 'places'>): ManifestPlace[] =>
  places.filter(({ onDutyFor }) => onDutyFor === undefined)

export const addSizes = (sizes: readonly AudienceSize[]): AudienceSize => ({
  villages: sum(sizes, size => size.villages),
  groups: sum(sizes, size => size.groups),
  phones: sum(sizes, size => size.phones),
  rooms: sum(sizes, size => size.rooms),
  terminals: sum(sizes, size => size.terminals),
})

export const slots = ({ sizes }: ManifestPlace, channel: keyof ManifestPlace['sizes']): number =>
  sum(sizes[channel] ?? [], size => size)

/** The phones of people with a duty, each once. */
export const dutyPhones = (manifest: Manifest): number => {
  const places = audiencePlaces(manifest)
  const all = new Set(places.map(({ code }) => code))
  return sum(places, place => place.duty - countedElsewhere(place, all, 'duty'))
}

/** A shared phone is counted in the first of its places only. */
export const countedElsewhere = (
  { code, shared = [] }: ManifestPlace,
  wanted: ReadonlySet<PlaceCode>,
  what: Exclude<keyof Shared, 'with'>,
): number =>
  sum(shared, entry => (entry.with.some(other => other < code && wanted.has(other)) ? (entry[what] ?? 0) : 0))

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
