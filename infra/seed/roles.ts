import type { Role } from '../../shared/domain/calendar/roles.ts'
import type { Random } from './random.ts'

/** Of two hundred phones of a village so many are one, and the rest nothing but residents; either may be a parent. Invented. */
const lives: Partial<Record<Role, number>> = {
  farmer: 60,
  grower: 8,
  'livestock-farm': 2,
  'machine-operator': 4,
  driver: 8,
  'outdoor-worker': 8,
  'construction-site': 2,
  shop: 6,
  guesthouse: 1,
  angler: 2,
  'elder-alone': 8,
  'needy-household': 4,
  'unsafe-house': 2,
  'household-at-risk': 4,
  'group-leader': 8,
  'forest-ranger': 2,
  'water-warden': 2,
}
const parents = 44
const phones = 200

const drawn = (Object.entries(lives) as [Role, number][]).flatMap(([role, count]) =>
  Array.from({ length: count }, () => role),
)

export const inventRoles = (random: Random): Role[] => {
  const life = drawn[random.integer(0, phones - 1)]
  const isParent = random.integer(1, phones) <= parents
  return [...(life ? [life] : []), ...(isParent ? ['parent' as const] : [])]
}
