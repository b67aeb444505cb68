import * as z from 'zod'
import { Role } from '../calendar/roles.ts'
import { roleFigures } from '../directory/role-figures.ts'
import type { Manifest, ManifestPlace } from '../directory/roster.ts'
import { type Addressees, addresses } from './addressees.ts'
import { audiencePlaces } from './audience-size.ts'
import { everyone, isFirstOf, phonesMeant } from './meant.ts'

/** How many phones, or rooms, are all of these roles at once; of rooms, none: they are for nobody in particular. */
const RoleSum = z.object({ roles: z.array(Role), count: z.number() })
type RoleSum = z.infer<typeof RoleSum>

/** Whom notices can be for in a county, each phone once: by its sets of roles, since of one phone several may be asked for. */
export const RoleSums = z.object({ phones: z.array(RoleSum), rooms: z.array(RoleSum), terminals: z.number() })
export type RoleSums = z.infer<typeof RoleSums>

export const roleSums = (manifest: Manifest): Pick<RoleSums, 'phones' | 'rooms'> => {
  const places = audiencePlaces(manifest)
  const wanted = new Set(places.map(({ code }) => code))
  return { phones: summed(places.flatMap(place => phonesIn(place, wanted))), rooms: summed(places.flatMap(roomsIn)) }
}

/** Those of a roster of before there were roles are counted whatever is asked for (`meant.ts`). */
const phonesIn = (place: ManifestPlace, wanted: ReadonlySet<string>): RoleSum[] =>
  roleFigures(place)
    ?.filter(isFirstOf(place, wanted))
    .map(({ roles, phones }) => ({ roles, count: phones })) ?? [
    { roles: Role.options, count: phonesMeant(place, everyone, wanted) },
  ]

const roomsIn = ({ sizes, roomRoles = [] }: ManifestPlace): RoleSum[] =>
  (sizes['group-chat'] ?? []).map((_, page) => ({ roles: roomRoles[page] ?? [], count: 1 }))

const summed = (all: readonly RoleSum[]): RoleSum[] =>
  [...Map.groupBy(all, ({ roles }) => roles.join(' ')).values()]
    .map(same => ({ roles: same[0]?.roles ?? [], count: total(same) }))
    .filter(({ count }) => count > 0)

/** Of the channels that a notice takes: how many of each it is for. */
export const reachedBy = (addressees: Addressees, { phones, rooms, terminals }: RoleSums) => {
  const { channels } = addressees
  return {
    ...(channels.includes('sms') && { people: total(phones.filter(isFor('sms'))) }),
    ...(channels.includes('group-chat') && { rooms: total(rooms.filter(isFor('group-chat'))) }),
    ...(channels.includes('loudspeaker') && { speakers: terminals }),
  }

  function isFor(channel: 'sms' | 'group-chat') {
    return ({ roles }: RoleSum): boolean => addresses(addressees, { channel, roles }) === 'addressed'
  }
}

const total = (sums: readonly RoleSum[]): number => sums.reduce((all, { count }) => all + count, 0)
