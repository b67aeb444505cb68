import type { Alert, CapArea } from '../../../../shared/domain/cap/alert.ts'

/** CAP has no exponents. */
const plain = (value: number): string => value.toFixed(6)
const list = (entries: string[]): string => entries.map(entry => (/\s/.test(entry) ? `"${entry}"` : entry)).join(' ')

/** An Alert as JSON has it: the elements' names as keys, values as CAP writes them. */
export const asJson = ({ addresses, incidents, references, info, ...alert }: Alert): object => ({
  ...alert,
  ...(addresses.length > 0 && { addresses: list(addresses) }),
  ...(incidents.length > 0 && { incidents: list(incidents) }),
  ...(references.length > 0 && {
    references: references.map(({ sender, identifier, sent }) => `${sender},${identifier},${sent}`).join(' '),
  }),
  info: info.map(one => ({ ...one, area: one.area.map(areaAsJson) })),
})

const areaAsJson = ({ polygon, circle, ...area }: CapArea): object => ({
  ...area,
  polygon: polygon.map(points => points.map(point => point.map(plain).join(',')).join(' ')),
  circle: circle.map(({ centre, radiusKm }) => `${centre.map(plain).join(',')} ${plain(radiusKm)}`),
})
