import type { Role } from '../../shared/domain/calendar/roles.ts'
import type { Area, DirectoryRecord, Person, Terminal } from '../../shared/domain/directory/directory.ts'
import { areasOf, type DemoCounty, inventRoom } from './areas.ts'
import { dutyOfficers } from './duty-officers.ts'
import { inventPerson } from './people.ts'
import { seeded } from './random.ts'
import { inventRoles } from './roles.ts'

export const ningxiang: DemoCounty = { county: '430182', name: '宁乡市', centre: [28.25, 112.35], extent: [0.2, 0.35] }

/** What the county is said to have: 278 villages with 9,305 loudspeakers. */
const terminals = 9_305
const dutyPerVillage: { title: string; roles: Role[] }[] = [
  { title: '村（居）支书', roles: ['village-committee', 'village-responsible'] },
  { title: '村（居）主任', roles: ['village-committee', 'village-responsible', 'patroller'] },
  { title: '网格员', roles: ['grid-worker', 'patroller'] },
]
const subscribersPerVillage = 200
/**
 * 834 + 55,600 people have as many phones; this many of them are subscribed in the next village too. Those rows come on top:
 * 56,474 rows of persons, 56,434 phones that are reached once each.
 */
const inTwoVillages = 40
/** The exercise list: twelve people and three loudspeakers of the first four villages, and the room of the first township. */
const exerciseVillages = 4
const exerciseTerminals = 3
/** The numbers of both counties' people lie below. */
const firstOfficersPhone = 2_000_000

/** Cloud broadcast: loudspeakers and subscribed phones in every village, a room in every township. */
export function* ningxiangRecords(): Generator<DirectoryRecord> {
  const areas = areasOf(ningxiang)
  yield* areas
  yield* dutyOfficers(ningxiang, firstOfficersPhone)
  const towns = areas.filter(({ level }) => level === 'town')
  for (const [n, { code, name }] of towns.entries()) yield inventRoom(code, `${name}预警群`, n === 0)
  const villages = areas.filter(({ level }) => level === 'village')
  const speakers = terminalsPerVillage(villages.length)
  for (const [n, village] of villages.entries()) {
    const next = villages[n + 1] ?? villages[0] ?? village
    const people = [...peopleOf(village, n)]
    yield* people
    yield* inNextVillage(people, next, n, villages.length)
    yield* terminalsOf(village, n, speakers[n] ?? 0)
  }
}

function* peopleOf({ code }: Area, n: number): Generator<Person> {
  const random = seeded(`people ${code}`)
  const lives = seeded(`roles ${code}`)
  const first = n * (dutyPerVillage.length + subscribersPerVillage)
  for (const [k, { title, roles }] of dutyPerVillage.entries()) {
    const exercise = n < exerciseVillages
    yield inventPerson(random, {
      id: `${code}-d${k + 1}`,
      place: code,
      role: 'duty',
      title,
      roles,
      exercise,
      phoneNumber: first + k,
    })
  }
  for (let k = 0; k < subscribersPerVillage; k += 1) {
    const phoneNumber = first + dutyPerVillage.length + k
    const id = `${code}-s${String(k + 1).padStart(3, '0')}`
    yield inventPerson(random, { id, place: code, role: 'subscriber', phoneNumber, roles: inventRoles(lives) })
  }
}

/** Every sixth village has somebody who also listens next door: a subscriber or, each fifth time, somebody with a duty at home. */
function* inNextVillage(people: readonly Person[], next: Area, n: number, villages: number): Generator<Person> {
  const step = Math.floor(villages / inTwoVillages)
  const turn = n / step
  const person = people[turn % 5 === 4 ? 0 : dutyPerVillage.length]
  if (!Number.isInteger(turn) || turn >= inTwoVillages || !person) return
  yield { ...person, place: next.code, role: 'subscriber' }
}

/** Between 21 and 46 each, exactly 9,305 together: what one village has more than the mean, its mirror image has less. */
const terminalsPerVillage = (villages: number): number[] => {
  const random = seeded('terminals')
  const mean = Math.floor(terminals / villages)
  const left = terminals - mean * villages
  const counts = Array.from({ length: villages }, (_, n) => mean + (n < left ? 1 : 0))
  for (let n = 0; n < Math.floor(villages / 2); n += 1) {
    const shift = random.integer(-12, 12)
    const mirror = villages - 1 - n
    counts[n] = (counts[n] ?? 0) + shift
    counts[mirror] = (counts[mirror] ?? 0) - shift
  }
  return counts
}

function* terminalsOf({ code }: Area, n: number, count: number): Generator<Terminal> {
  for (let k = 0; k < count; k += 1) {
    const exercise = k === 0 && n < exerciseTerminals
    yield { kind: 'terminal', id: `${code}-t${String(k + 1).padStart(2, '0')}`, place: code, exercise }
  }
}
