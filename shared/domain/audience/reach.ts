import type { Colour } from '../colour.ts'
import type { Manifest, ManifestPlace } from '../directory/roster.ts'
import { isGroup, type PlaceCode, townOf } from '../place.ts'
import { type Addressing, addressing, type Hazard, Listener, type Policy } from '../policy.ts'
import { countedElsewhere, slots } from './audience-size.ts'
import type { Addressees } from './exercise-list.ts'

/** How many listeners of each kind a place has that are reached from it. */
export type Reach = Record<Listener, number>
/** `code`: of the town, or of a group, which belongs to none. */
export type TownReach = Reach & { code: PlaceCode; name: string }

/** Whom an audience would reach in one county, township by township; somebody who lives in two places counts in one of them. */
export const reachByTown = (
  manifest: Manifest,
  places: readonly PlaceCode[],
  addressees: Addressees = 'everyone',
): TownReach[] => {
  const wanted = new Set(places)
  const names = new Map(manifest.places.map(({ code, name }) => [code, name]))
  const byTown = Map.groupBy(
    manifest.places.filter(({ code }) => wanted.has(code)),
    ({ code }) => (isGroup(code) ? code : townOf(code)),
  )
  return [...byTown].map(([code, of]) => ({
    code,
    name: names.get(code) ?? code,
    ...addReach(of.map(place => (addressees === 'everyone' ? reachOf(place, wanted) : listedReach(place)))),
  }))
}

export const addReach = (all: readonly Reach[]): Reach => ({
  people: total(all, 'people'),
  public: total(all, 'public'),
  rooms: total(all, 'rooms'),
  speakers: total(all, 'speakers'),
})

const total = (all: readonly Reach[], listener: Listener): number => all.reduce((sum, one) => sum + one[listener], 0)

const reachOf = (place: ManifestPlace, wanted: ReadonlySet<PlaceCode>): Reach => {
  const phones = slots(place, 'sms') - countedElsewhere(place, wanted, 'phones')
  const people = place.duty - countedElsewhere(place, wanted, 'duty')
  return { people, public: phones - people, rooms: slots(place, 'group-chat'), speakers: slots(place, 'loudspeaker') }
}

const listedReach = ({ exercise }: ManifestPlace): Reach => exercise ?? { people: 0, public: 0, rooms: 0, speakers: 0 }

/** What the policy gives each kind of listener at a time (ms). */
export const turnsAt = (policy: Policy, colour: Colour, hazard: Hazard, at: number): Record<Listener, Addressing> => {
  const ask = (listener: Listener): Addressing =>
    addressing({ policy, colour, ...hazard, channel: channelOf[listener], duty: listener === 'people', at })
  return { people: ask('people'), public: ask('public'), rooms: ask('rooms'), speakers: ask('speakers') }
}

const channelOf = { people: 'sms', public: 'sms', rooms: 'group-chat', speakers: 'loudspeaker' } as const
export const listeners = Listener.options
