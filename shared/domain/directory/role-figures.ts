import { rolesOf } from '../audience/roles-of.ts'
import type { PlaceCode } from '../place.ts'
import type { ManifestPlace, Slot } from './roster.ts'

/** What a manifest says of the roles in one place. */
export const roleFigures = (
  place: PlaceCode,
  { sms = [], 'group-chat': rooms = [] }: { sms?: readonly Slot[]; 'group-chat'?: readonly Slot[] },
): Pick<ManifestPlace, 'roles' | 'roomRoles'> => ({
  ...(sms.length > 0 && { roles: phonesByRoles(place, sms) }),
  ...(rooms.some(({ roles }) => roles) && { roomRoles: rooms.map(({ roles = [] }) => roles) }),
})

const phonesByRoles = (place: PlaceCode, slots: readonly Slot[]): NonNullable<ManifestPlace['roles']> => {
  const alike = Map.groupBy(slots, slot => `${rolesOf(slot, place).join(' ')}|${slot.also.join(' ')}`)
  return [...alike.values()].flatMap(same => {
    const [first] = same
    const exercise = same.filter(({ exercise }) => exercise).length
    return first
      ? {
          roles: rolesOf(first, place),
          ...(first.also.length > 0 && { with: first.also }),
          phones: same.length,
          ...(exercise > 0 && { exercise }),
        }
      : []
  })
}
