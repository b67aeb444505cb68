import { colourOfInfo } from '../../shared/domain/cap/colour.ts'
import { eventCodesOf } from '../../shared/domain/cap/event-code.ts'
import type { Colour } from '../../shared/domain/colour.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import type { Standing } from '../../shared/domain/notices/ground.ts'
import type { PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import { countyOf, digitsOf, overlap, type PlaceCode, prefixOf } from '../../shared/domain/place.ts'
import type { Audience, IssuedAlert, Warning } from '../../shared/domain/series/warning.ts'
import type { TellingPorts } from './ports.ts'

type Ports = Pick<TellingPorts, 'warnings' | 'policy' | 'valueNames'>
type Where = Pick<PlannedNotice, 'area' | 'places'>

/** Warnings that are ahead of the tick at any time; more than a country has in a night. */
const mostAhead = 5_000
const countyDigits = 6

/** Those of a desk's series that may still call for something or hold it. */
export const stillStanding = async ({ warnings }: Ports, ids: readonly string[]): Promise<string[]> =>
  (await found(warnings, ids)).filter(isAlive).map(({ id }) => id)

/** For a desk that is opened: it was told of none of the series that are in force already. */
export const standingSince = async ({ warnings }: Ports, area: string): Promise<string[]> => {
  const ahead = await found(warnings, await warnings.due(Number.MAX_SAFE_INTEGER, mostAhead))
  return ahead
    .filter(one => isAlive(one) && isTold(one) && one.counties.some(county => overlap(county, area)))
    .map(({ id }) => id)
}

/** What of these series is in force for the people of a notice, or of an area. */
export const standingFor = async (
  ports: Ports,
  ids: readonly string[],
  where: Where,
): Promise<(Standing & { colour: Colour })[]> => {
  const inForce = (await found(ports.warnings, ids)).filter(one => one.state === 'in-force' && isTold(one))
  const standing = await Promise.all(inForce.map(one => standingOf(ports, one, where)))
  return standing.flat()
}

const standingOf = async (ports: Ports, { id, seq, colour }: Warning, where: Where) => {
  const [alert, audiences] = await Promise.all([ports.warnings.alert(id, seq), audiencesIn(ports, { id, seq }, where)])
  const isThere = audiences.some(({ places }) => places.some(place => isFor(where, place)))
  return alert && isThere ? [{ warning: id, colour, dangers: dangersOf(ports, alert) }] : []
}

/** An area of a county or less is in one county's audience. */
const audiencesIn = async (
  { warnings }: Pick<Ports, 'warnings'>,
  { id, seq }: Pick<Warning, 'id' | 'seq'>,
  { area }: Pick<Where, 'area'>,
): Promise<Audience[]> => {
  if (area.length < countyDigits) return warnings.audiences(id, seq)
  const own = await warnings.audience(id, seq, countyOf(area))
  return own ? [own] : []
}

/** A group or risk point is itself alone; an area is all that lies in it. */
const isFor = ({ area, places }: Where, place: PlaceCode): boolean =>
  places
    ? places.some(one => one === place || (/^\d/.test(one) && digitsOf(place).startsWith(prefixOf(one))))
    : covers({ area }, place)

const dangersOf = ({ policy, valueNames }: Ports, { alert }: IssuedAlert): Standing['dangers'] =>
  alert.info.map(info => ({
    eventCodes: eventCodesOf(info, valueNames).map(({ code }) => code),
    colour: colourOfInfo(info, policy, valueNames).colour,
  }))

const found = async (warnings: Ports['warnings'], ids: readonly string[]): Promise<Warning[]> =>
  (await Promise.all(ids.map(id => warnings.find(id)))).flatMap(one => one ?? [])

const isAlive = ({ state, pending }: Warning): boolean => state === 'in-force' || pending !== undefined
/** Neither an exercise, nor a duty call, nor a notice. */
const isTold = ({ purpose, status, colour }: Warning): boolean =>
  purpose === 'warning' && status === 'Actual' && colour !== 'none'
