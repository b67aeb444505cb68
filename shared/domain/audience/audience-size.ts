import type { Manifest, ManifestPlace } from '../directory/roster.ts'
import { isGroup, isVillage, type PlaceCode } from '../place.ts'
import {
  countedElsewhere,
  everyone,
  isForSomebody,
  type Meant,
  phonesMeant,
  roomsMeant,
  speakersMeant,
} from './meant.ts'

export type AudienceSize = { villages: number; groups: number; phones: number; rooms: number; terminals: number }

/** Whom an Alert is for of these places together. A phone that several of them have counts once, as it is reached once. */
export const sizeOf = (manifest: Manifest, places: Iterable<PlaceCode>, meant: Meant = everyone): AudienceSize => {
  const wanted = new Set(places)
  const known = manifest.places.filter(({ code }) => wanted.has(code))
  const concerned = known.filter(place => isForSomebody(place, meant))
  return {
    villages: concerned.filter(({ code }) => isVillage(code)).length,
    groups: concerned.filter(({ code }) => isGroup(code)).length,
    phones: sum(concerned, place => phonesMeant(place, meant, wanted)),
    rooms: sum(concerned, place => roomsMeant(place, meant)),
    terminals: sum(concerned, place => speakersMeant(place, meant)),
  }
}

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

/** The phones of people with a duty, each once. */
export const dutyPhones = (manifest: Manifest): number => {
  const places = audiencePlaces(manifest)
  const all = new Set(places.map(({ code }) => code))
  return sum(places, place => place.duty - countedElsewhere(place, all, 'duty'))
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
