import { type Role, roles } from '../calendar/roles.ts'
import { byCode, type PlaceCode } from '../place.ts'
import type { Person } from './directory.ts'
import type { Slot } from './roster.ts'

/** What is true of a phone wherever it stands. */
type Holder = { places: Set<PlaceCode>; duty: boolean; exercise: boolean; roles?: Set<Role> }

/**
 * The sms slots of each place: duty people first, of both kinds those on the exercise list first, then by id. The same phone twice
 * in one place is one slot.
 */
export const smsSlots = (people: readonly Person[]): Map<PlaceCode, Slot[]> => {
  const holders = holdersOf(people)
  const rows = new Map<PlaceCode, Map<string, Person>>()
  for (const person of people) {
    const place = rows.get(person.place) ?? new Map<string, Person>()
    const known = place.get(person.phone)
    if (!known || byDutyAndId(person, known) < 0) place.set(person.phone, person)
    rows.set(person.place, place)
  }
  return new Map(
    [...rows].map(([place, byPhone]) => [
      place,
      [...byPhone.values()].map(person => slotOf(person, holders.get(person.phone))).sort(bySlot),
    ]),
  )
}

const holdersOf = (people: readonly Person[]): Map<string, Holder> => {
  const holders = new Map<string, Holder>()
  for (const { phone, place, role, exercise, roles } of people) {
    const holder: Holder = holders.get(phone) ?? { places: new Set(), duty: false, exercise: false }
    holder.places.add(place)
    holder.duty ||= role === 'duty'
    // A phone is on the exercise list or not, whichever of its places is asked.
    holder.exercise ||= exercise
    if (roles) holder.roles = new Set([...(holder.roles ?? []), ...roles])
    holders.set(phone, holder)
  }
  return holders
}

const slotOf = ({ id, phone, place, lang, role, exercise }: Person, holder: Holder | undefined): Slot => ({
  id,
  address: phone,
  lang,
  duty: holder?.duty ?? role === 'duty',
  exercise: holder?.exercise ?? exercise,
  ...rolesGiven(holder?.roles),
  also: [...(holder?.places ?? [])].filter(other => other !== place).sort(byCode),
})

/** In the order of the list, so that the same records in any order give the same page. */
export const rolesGiven = (given: Iterable<Role> | undefined): Pick<Slot, 'roles'> =>
  given ? { roles: [...new Set(given)].sort((a, b) => roles.indexOf(a) - roles.indexOf(b)) } : {}

const byDutyAndId = (a: Person, b: Person): number =>
  Number(b.role === 'duty') - Number(a.role === 'duty') || byCode(a.id, b.id)
const bySlot = (a: Slot, b: Slot): number =>
  Number(b.duty) - Number(a.duty) || Number(b.exercise) - Number(a.exercise) || byCode(a.id, b.id)
