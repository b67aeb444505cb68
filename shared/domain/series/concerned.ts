import { placesNamed } from '../audience/geocode.ts'
import type { Alert } from '../cap/alert.ts'
import type { ValueNames } from '../cap/value-names.ts'
import { type County, digitsOf, overlap, prefixOf } from '../place.ts'

/** To more counties nobody can be said to be responsible: then it concerns those who cover the country. */
const mostConcerned = 40

/**
 * The counties whose officers are asked about an Alert that reaches nobody: those that its codes lie in, else all that its source
 * is for. `counties`: of the directory.
 */
export const concernedBy = (
  { info }: Pick<Alert, 'info'>,
  { area }: { area: string },
  counties: readonly County[],
  valueNames: Pick<ValueNames, 'geocode'>,
): County[] => {
  const own = counties.filter(county => overlap(landOf(county), area))
  const geocodes = info.flatMap(one => one.area.flatMap(({ geocode }) => geocode))
  const lands = geocodes
    .flatMap(geocode => placesNamed(geocode, valueNames))
    .flatMap(place => ('code' in place ? [prefixOf(digitsOf(place.code))] : []))
  const named = own.filter(county => lands.some(land => overlap(landOf(county), land)))
  const asked = named.length > 0 ? named : own
  return asked.length > mostConcerned ? [] : asked
}

const landOf = (county: County): string => prefixOf(`${county}000000`)
