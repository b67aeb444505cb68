import type { NamedValue } from './cap/alert.ts'
import { AreaCode, GroupCode, type PlaceCode } from './place.ts'

/** What a `valueName` of CAP's geocode means: codes of the division table, or the code of a direct group. */
export type ValueNameMeaning = 'area-code' | 'group-code'
/** valueName in lower case → what it means. A name that is missing here is reported, never guessed. */
export type ValueNames = Readonly<Record<string, ValueNameMeaning>>

export type GeocodeProblem = 'unknown-value-name' | 'malformed-code'
export type NamedPlace = { what: string; code: PlaceCode } | { what: string; problem: GeocodeProblem }

/** Sources write several codes into one value, parted by commas of either width, 、, ; or blanks. */
const separators = /[\s,，、;；]+/

/** Every place that one geocode names. `what` is how it is shown to the sender. */
export const placesNamed = ({ valueName, value }: NamedValue, meanings: ValueNames): NamedPlace[] => {
  const name = valueName.trim().toLowerCase()
  const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined
  if (meaning === undefined) return [{ what: describe(valueName, value), problem: 'unknown-value-name' }]
  const codes = value.split(separators).filter(code => code !== '')
  if (codes.length === 0) return [{ what: describe(valueName, value), problem: 'malformed-code' }]
  return codes.map(written => {
    const what = describe(valueName, written)
    const code = meaning === 'group-code' ? groupCode(written) : areaCode(written)
    return code === undefined ? { what, problem: 'malformed-code' } : { what, code }
  })
}

/** Province, city, county, town or village: 2, 4, 6, 9 or 12 digits; the shorter are padded with zeros at the end. */
const areaCode = (written: string): PlaceCode | undefined =>
  /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(written) ? AreaCode.parse(written.padEnd(12, '0')) : undefined

const groupCode = (written: string): PlaceCode | undefined => GroupCode.safeParse(written).data

const describe = (valueName: string, value: string): string => `geocode ${valueName}=${value}`
