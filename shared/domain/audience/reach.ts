import type { Manifest, ManifestPlace } from '../directory/roster.ts'
import { isGroup, type PlaceCode, townOf } from '../place.ts'
import { type Addressing, addressing, Listener, type Policy } from '../policy.ts'
import type { IssuedAlert } from '../series/warning.ts'
import { countedElsewhere, everyone, type Meant, phonesMeant, roomsMeant, speakersMeant } from './meant.ts'

/** How many listeners of each kind a place has that are reached from it. */
export type Reach = Record<Listener, number>
/** `code`: of the town, or of a group, which belongs to none. */
export type TownReach = Reach & { code: PlaceCode; name: string }

/** Whom an audience would reach in one county, township by township; somebody who lives in two places counts in one of them. */
export const reachByTown = (manifest: Manifest, places: readonly PlaceCode[], meant: Meant = everyone): TownReach[] => {
  const wanted = new Set(places)
  const names = new Map(manifest.places.map(({ code, name }) => [code, name]))
  const byTown = Map.groupBy(
    manifest.places.filter(({ code }) => wanted.has(code)),
    ({ code }) => (isGroup(code) ? code : townOf(code)),
  )
  return [...byTown].map(([code, of]) => ({
    code,
    name: names.get(code) ?? code,
    ...addReach(of.map(place => reachOf(place, wanted, meant))),
  }))
}

export const addReach = (all: readonly Reach[]): Reach => ({
  people: total(all, 'people'),
  public: total(all, 'public'),
  rooms: total(all, 'rooms'),
  speakers: total(all, 'speakers'),
})

const total = (all: readonly Reach[], listener: Listener): number => all.reduce((sum, one) => sum + one[listener], 0)

const reachOf = (place: ManifestPlace, wanted: ReadonlySet<PlaceCode>, meant: Meant): Reach => ({
  ...phonesOf(place, wanted, meant),
  rooms: roomsMeant(place, meant),
  speakers: speakersMeant(place, meant),
})

/** A notice speaks to all whom it names as a warning does to those with a duty. */
const phonesOf = (place: ManifestPlace, wanted: ReadonlySet<PlaceCode>, meant: Meant): Phones => {
  if (meant.addressees) return { people: phonesMeant(place, meant, wanted), public: 0 }
  if (meant.listing === 'exercise-list') {
    const { people, public: others } = place.exercise ?? { people: 0, public: 0 }
    return { people, public: others }
  }
  const people = place.duty - countedElsewhere(place, wanted, 'duty')
  return { people, public: phonesMeant(place, meant, wanted) - people }
}
type Phones = Pick<Reach, 'people' | 'public'>

/** What the policy gives each kind of listener at a time (ms). */
export const turnsAt = (
  policy: Policy,
  { colour, hazard, addressees }: Pick<IssuedAlert, 'colour' | 'hazard' | 'addressees'>,
  at: number,
): Record<Listener, Addressing> => {
  const ask = (listener: Listener): Addressing => {
    const channel = channelOf[listener]
    if (addressees?.channels.includes(channel) === false)
      return { kind: 'not-addressed', reason: 'not-by-this-channel' }
    return addressing({ policy, colour, ...hazard, channel, duty: listener === 'people', at })
  }
  return { people: ask('people'), public: ask('public'), rooms: ask('rooms'), speakers: ask('speakers') }
}

const channelOf = { people: 'sms', public: 'sms', rooms: 'group-chat', speakers: 'loudspeaker' } as const
export const listeners = Listener.options
