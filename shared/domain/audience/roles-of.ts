import type { Role } from '../calendar/roles.ts'
import type { Slot } from '../directory/roster.ts'
import { isGroup, isVillage, type PlaceCode } from '../place.ts'

/**
 * As what notices speak to a phone (docs/directory.md, "Roles"). All that it is asked of holds in every place of the phone, so that
 * whom a message addresses never decides from where it is sent.
 */
export const rolesOf = ({ roles, duty, also }: Pick<Slot, 'roles' | 'duty' | 'also'>, place: PlaceCode): Role[] => {
  const places = [place, ...also]
  const home: Role[] = places.some(isVillage) ? ['resident'] : []
  if (roles) return [...home, ...roles.filter(role => !home.includes(role))]
  if (duty && !places.every(isGroup)) home.push('village-responsible')
  return places.some(isGroup) ? [...home, 'duty-officer'] : home
}
