import type { NamedValue } from '../cap/alert.ts'
import { meaningOf, type ValueNames } from '../cap/value-names.ts'
import { AreaCode, GroupCode, type PlaceCode, RiskPointCode } from '../place.ts'

/** `foreign-code`: a name that is known to carry codes of another country. */
export type GeocodeProblem = 'unknown-value-name' | 'foreign-code' | 'malformed-code'
export type NamedPlace =
  | { what: string; code: PlaceCode }
  | { what: string; riskPoint: string }
  | { what: string; problem: GeocodeProblem }

/** Sources write several codes into one value, parted by commas of either width, 、, ; or blanks. */
const separators = /[\s,，、;；]+/
/** A name may hold blanks. */
const nameSeparators = /[\n,，、;；]+/

/**
 * Every place that one geocode names; `what` is how it is shown to the sender. A valueName that is not known is reported and
 * never guessed: twelve digits under a strange name may be anything.
 */
export const placesNamed = ({ valueName, value }: NamedValue, names: Pick<ValueNames, 'geocode'>): NamedPlace[] => {
  const meaning = meaningOf(names.geocode, valueName)
  if (meaning === undefined) return [{ what: describe(valueName, value), problem: 'unknown-value-name' }]
  if (meaning === 'foreign') return [{ what: describe(valueName, value), problem: 'foreign-code' }]
  const byName = meaning === 'cn-risk-point-name'
  const codes = value
    .split(byName ? nameSeparators : separators)
    .map(code => code.trim())
    .filter(code => code !== '')
  if (codes.length === 0) return [{ what: describe(valueName, value), problem: 'malformed-code' }]
  return codes.map(written => {
    const what = describe(valueName, written)
    if (byName) return { what, riskPoint: written }
    const code = readers[meaning](written)
    return code === undefined ? { what, problem: 'malformed-code' } : { what, code }
  })
}

/** Province, city, county, town or village: 2, 4, 6, 9 or 12 digits; the shorter are padded with zeros at the end. */
const areaCode = (written: string): PlaceCode | undefined =>
  /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(written) ? AreaCode.parse(written.padEnd(12, '0')) : undefined

const readers = {
  'cn-area': areaCode,
  'cn-group': (written: string): PlaceCode | undefined => GroupCode.safeParse(written).data,
  'cn-risk-point': (written: string): PlaceCode | undefined => RiskPointCode.safeParse(written).data,
}

const describe = (valueName: string, value: string): string => `geocode ${valueName}=${value}`
