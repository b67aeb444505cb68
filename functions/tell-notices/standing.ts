import { covers } from '../../shared/domain/jurisdiction.ts'
import type { PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import { digitsOf, type PlaceCode, prefixOf } from '../../shared/domain/place.ts'
import type { Warning } from '../../shared/domain/series/warning.ts'
import type { TellingPorts } from './ports.ts'

type Ports = Pick<TellingPorts, 'warnings' | 'notices' | 'telling'>

const found = async ({ warnings }: Ports, ids: readonly string[]): Promise<Warning[]> =>
  (await Promise.all(ids.map(id => warnings.find(id)))).flatMap(one => one ?? [])

const isOver = ({ state, pending }: Warning): boolean => state !== 'in-force' && pending === undefined

/** Those of a desk's series that may still hold something. */
export const stillStanding = async (ports: Ports, standing: readonly string[]): Promise<string[]> =>
  (await found(ports, standing)).filter(one => !isOver(one)).map(({ id }) => id)

/** Whether a series is in force in a place for which the notice is. */
const concerns = async ({ warnings }: Ports, { id, seq }: Warning, planned: PlannedNotice): Promise<boolean> =>
  (await warnings.audiences(id, seq)).some(({ places }) => places.some(place => isFor(planned, place)))

/** A group or risk point is itself alone; an area is all that lies in it. */
const isFor = ({ area, places }: PlannedNotice, place: PlaceCode): boolean =>
  places
    ? places.some(one => one === place || (/^\d/.test(one) && digitsOf(place).startsWith(prefixOf(one))))
    : covers({ area }, place)

/** Whether a warning other than the one that it follows is in force for its people, of a colour that goes before any notice. */
export const isHeld = async (ports: Ports, planned: PlannedNotice): Promise<boolean> => {
  const { area, cause } = planned
  const desk = await ports.notices.desk(area)
  const others = (desk?.standing ?? []).filter(id => id !== cause?.warning)
  for (const warning of await found(ports, others))
    if (
      warning.state === 'in-force' &&
      ports.telling.heldBy.includes(warning.colour) &&
      (await concerns(ports, warning, planned))
    )
      return true
  return false
}

/** Whether what it follows is still so. A cancelled series stays cancelled. */
export const causeStands = async (ports: Ports, planned: PlannedNotice): Promise<boolean> => {
  const { cause } = planned
  if (cause?.rule !== 'condition') return true
  const warning = await ports.warnings.find(cause.warning)
  return warning?.state === 'in-force' && concerns(ports, warning, planned)
}
