import {
  type County,
  countyOf,
  homeOf,
  isGroup,
  isRiskPoint,
  isVillage,
  overlap,
  type PlaceCode,
  prefixOf,
  townOf,
} from '../place.ts'
import type { Problem } from '../refusal.ts'
import type { Area, DirectoryRecord, Group, Person, RiskPoint, Room, Terminal } from './directory.ts'
import { isValidOn } from './validity.ts'

/** What is wrong between records; nothing is left out of a roster without one of these. */
export type DirectoryProblem = Problem<
  | 'other-county'
  | 'unknown-place'
  | 'place-not-valid'
  | 'wrong-kind-of-place'
  | 'unknown-town'
  | 'unknown-home'
  | 'unknown-cover'
>

export type CheckedDirectory = {
  areas: Area[]
  groups: Group[]
  riskPoints: RiskPoint[]
  people: Person[]
  terminals: Terminal[]
  rooms: Room[]
  problems: DirectoryProblem[]
}

/** The records of one county that hold today and whose references hold, and a problem for each that does not. */
export const checkDirectory = (
  county: County,
  records: readonly DirectoryRecord[],
  today: string,
): CheckedDirectory => {
  const places = new Map(records.flatMap(record => ('code' in record ? [[record.code, record] as const] : [])))
  const checked: CheckedDirectory = {
    ...{ areas: [], groups: [], riskPoints: [], people: [], terminals: [], rooms: [] },
    problems: [],
  }
  for (const record of records.filter(record => isValidOn(today, record))) {
    const obstacle = 'code' in record ? foreign(county, record.code) : whyNowhere(county, record, places, today)
    if (obstacle) checked.problems.push({ ...obstacle, at: nameOf(record) })
    else keep(checked, record)
  }
  checked.problems.push(...checked.areas.flatMap(area => withoutTown(area, places)))
  checked.problems.push(...checked.riskPoints.flatMap(point => withoutHome(point, places)))
  checked.problems.push(...checked.groups.flatMap(group => unknownCovers(county, group, places)))
  return checked
}

const keep = (checked: CheckedDirectory, record: DirectoryRecord): void => {
  if (record.kind === 'area') checked.areas.push(record)
  else if (record.kind === 'group') checked.groups.push(record)
  else if (record.kind === 'risk-point') checked.riskPoints.push(record)
  else if (record.kind === 'person') checked.people.push(record)
  else if (record.kind === 'terminal') checked.terminals.push(record)
  else checked.rooms.push(record)
}

type Obstacle = Omit<DirectoryProblem, 'at'>
type Places = ReadonlyMap<PlaceCode, Area | Group | RiskPoint>

const foreign = (county: County, code: PlaceCode): Obstacle | undefined =>
  countyOf(code) === county
    ? undefined
    : { code: 'other-county', message: `It belongs to ${countyOf(code)}, not to ${county}.` }

const whyNowhere = (
  county: County,
  { kind, place }: Person | Terminal | Room,
  places: Places,
  today: string,
): Obstacle | undefined => {
  const area = places.get(place)
  if (!area) return foreign(county, place) ?? { code: 'unknown-place', message: `There is no place ${place}.` }
  if (!isValidOn(today, area))
    return { code: 'place-not-valid', message: `The place ${place} does not hold on ${today}.` }
  if (!takes(kind, place)) return { code: 'wrong-kind-of-place', message: `A ${kind} cannot be in ${place}.` }
  return undefined
}

/** A town is reached through its rooms only; its people belong to a village, a risk point or a group, its loudspeakers to a village. */
export const takes = (kind: 'person' | 'terminal' | 'room', place: PlaceCode): boolean => {
  if (kind === 'terminal') return isVillage(place)
  if (isGroup(place) || isRiskPoint(place) || isVillage(place)) return true
  return kind === 'room' && !place.endsWith('000000')
}

const withoutTown = ({ code }: Area, places: Places): DirectoryProblem[] =>
  isVillage(code) && !places.has(townOf(code))
    ? [
        {
          code: 'unknown-town',
          at: `area ${code}`,
          message: `Its town ${townOf(code)} is not in the directory; it is reached all the same.`,
        },
      ]
    : []

const withoutHome = ({ code }: RiskPoint, places: Places): DirectoryProblem[] =>
  places.has(homeOf(code))
    ? []
    : [
        {
          code: 'unknown-home',
          at: `risk-point ${code}`,
          message: `It lies in ${homeOf(code)}, which is not in the directory; it is reached all the same.`,
        },
      ]

const unknownCovers = (county: County, { code, covers, onDutyFor = [] }: Group, places: Places): DirectoryProblem[] => {
  const lands = [...places.values()].flatMap(place => (place.kind === 'area' ? [place.code] : []))
  return [...covers, ...onDutyFor]
    .filter(cover => !overlap(prefixOf(cover), county) || !lands.some(land => land.startsWith(prefixOf(cover))))
    .map(cover => ({
      code: 'unknown-cover',
      at: `group ${code}`,
      message: `It ${covers.length > 0 ? 'covers' : 'is on duty for'} ${cover}, of which nothing is in the directory.`,
    }))
}

/** Names the record without what is private: no name, phone or key. */
const nameOf = (record: DirectoryRecord): string =>
  'code' in record ? `${record.kind} ${record.code}` : `${record.kind} ${record.id} in ${record.place}`
