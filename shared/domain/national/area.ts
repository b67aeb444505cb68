import type { CapArea, NamedValue } from '../cap/alert.ts'
import { keptPrefix } from './leftovers.ts'
import type { NationalArea } from './message.ts'

/** The name that 12-digit division codes have here; they stay in one value, as the source listed them. */
const areaCodes = 'CN-ADMIN-12'

export const areaOf = ({ areaDesc, polygon, circle, geocode }: NationalArea): CapArea => ({
  areaDesc,
  polygon: polygon.flatMap(one => ('shape' in one ? [one.shape] : [])),
  circle: circle.flatMap(one => ('shape' in one ? [one.shape] : [])),
  geocode: geocode.map(value => ({ valueName: areaCodes, value })),
})

/** CAP has areas only: a line is kept beside it. */
export const linesOf = ({ polygon }: NationalArea, area: number): NamedValue[] =>
  polygon.flatMap(one =>
    'line' in one ? [{ valueName: `${keptPrefix}LINE-OF-AREA-${area + 1}`, value: one.line }] : [],
  )
