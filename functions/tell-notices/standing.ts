import { covers } from '../../shared/domain/jurisdiction.ts'
import type { PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import type { Warning } from '../../shared/domain/series/warning.ts'
import type { TellingPorts } from './ports.ts'

type Ports = Pick<TellingPorts, 'warnings' | 'notices' | 'telling'>

const found = async ({ warnings }: Ports, ids: readonly string[]): Promise<Warning[]> =>
  (await Promise.all(ids.map(id => warnings.find(id)))).flatMap(one => one ?? [])

const isOver = ({ state, pending }: Warning): boolean => state !== 'in-force' && pending === undefined

/** Those of a desk's series that may still hold something. */
export const stillStanding = async (ports: Ports, standing: readonly string[]): Promise<string[]> =>
  (await found(ports, standing)).filter(one => !isOver(one)).map(({ id }) => id)

/** The places in force of a series that lie in an area. */
export const concerns = async ({ warnings }: Ports, { id, seq }: Warning, area: string): Promise<boolean> =>
  (await warnings.audiences(id, seq)).some(({ places }) => places.some(place => covers({ area }, place)))

/** Whether a warning other than the one that it follows is in force for its people, of a colour that goes before any notice. */
export const isHeld = async (ports: Ports, { area, cause }: PlannedNotice): Promise<boolean> => {
  const desk = await ports.notices.desk(area)
  const others = (desk?.standing ?? []).filter(id => id !== cause?.warning)
  for (const warning of await found(ports, others))
    if (
      warning.state === 'in-force' &&
      ports.telling.heldBy.includes(warning.colour) &&
      (await concerns(ports, warning, area))
    )
      return true
  return false
}

/** Whether what it follows is still so. A cancelled series stays cancelled. */
export const causeStands = async (ports: Ports, { area, cause }: PlannedNotice): Promise<boolean> => {
  if (cause?.rule !== 'condition') return true
  const warning = await ports.warnings.find(cause.warning)
  return warning?.state === 'in-force' && concerns(ports, warning, area)
}
