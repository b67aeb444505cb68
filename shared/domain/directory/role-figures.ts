import * as z from 'zod'
import { rolesOf } from '../audience/roles-of.ts'
import { Role } from '../calendar/roles.ts'
import { PlaceCode } from '../place.ts'
import type { ManifestPlace, Slot } from './roster.ts'

/** How many phones of a place are all of these roles, how many of those are listed, and which other places have them too. */
const RoleFigure = z.object({
  roles: z.array(Role),
  phones: z.number(),
  exercise: z.number().optional(),
  with: z.array(PlaceCode).optional(),
})
export type RoleFigure = z.infer<typeof RoleFigure>
const RoleFigures = z.array(RoleFigure)

/** What a manifest says of the roles in one place. */
export const withRoles = (
  place: PlaceCode,
  { sms = [], 'group-chat': rooms = [] }: { sms?: readonly Slot[]; 'group-chat'?: readonly Slot[] },
): Pick<ManifestPlace, 'roles' | 'roomRoles'> => ({
  ...(sms.length > 0 && { roles: JSON.stringify(figuresOf(place, sms)) }),
  ...(rooms.some(({ roles }) => roles) && { roomRoles: rooms.map(({ roles = [] }) => roles) }),
})

/** undefined: the roster is of before there were roles. */
export const roleFigures = ({ roles, sizes }: Pick<ManifestPlace, 'roles' | 'sizes'>): RoleFigure[] | undefined => {
  if (roles !== undefined) return RoleFigures.parse(JSON.parse(roles))
  return sizes.sms ? undefined : []
}

const figuresOf = (place: PlaceCode, slots: readonly Slot[]): RoleFigure[] => {
  const alike = Map.groupBy(slots, ({ roles, duty, also }) => `${roles?.join(' ') ?? duty} | ${also.join(' ')}`)
  return [...alike.values()].flatMap(same => same.slice(0, 1).map(one => figureOf(place, one, same)))
}

const figureOf = (place: PlaceCode, one: Slot, same: readonly Slot[]): RoleFigure => {
  const exercise = same.filter(slot => slot.exercise).length
  return {
    roles: rolesOf(one, place),
    phones: same.length,
    ...(exercise > 0 && { exercise }),
    ...(one.also.length > 0 && { with: one.also }),
  }
}
