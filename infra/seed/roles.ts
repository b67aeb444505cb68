import type { Role } from '../../shared/domain/calendar/roles.ts'
import type { Random } from './random.ts'

/** Of a hundred phones of a village so many are one; some are two or three, most are nothing but residents. Invented. */
const percentOf: Partial<Record<Role, number>> = {
  farmer: 30,
  parent: 22,
  grower: 4,
  'livestock-farm': 1,
  'machine-operator': 2,
  driver: 4,
  'outdoor-worker': 4,
  'construction-site': 1,
  shop: 3,
  guesthouse: 0.5,
  angler: 1,
  'elder-alone': 4,
  'needy-household': 2,
  'unsafe-house': 1,
  'household-at-risk': 2,
  'group-leader': 4,
  'forest-ranger': 1,
  'water-warden': 1,
}

export const inventRoles = (random: Random): Role[] =>
  (Object.entries(percentOf) as [Role, number][]).flatMap(([role, percent]) =>
    random.next() * 100 < percent ? [role] : [],
  )
