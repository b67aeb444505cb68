import type { NamedValue } from './alert.ts'
import { meaningOf, type ValueNames } from './value-names.ts'

/**
 * What a geocode names in the Chinese division table, as 12 digits, zero-padded. `assumed`: the name was not known, but the
 * value is 12 digits of that table. What could not be read is in `unread`, never dropped.
 */
export type Geocoded = {
  codes: string[]
  assumed: boolean
  unread: { value: string; reason: 'unknown-value-name' | 'foreign-code' | 'not-a-division-code' }[]
}

/** Province 2, city 2, county 2, town 3, village 3 digits; provinces are numbered 11 to 82. */
const division = /^(?:[1-7]\d|8[12])(?:\d{2}){0,2}$|^(?:[1-7]\d|8[12])\d{4}(?:\d{3}){1,2}$/
const whole = /^(?:[1-7]\d|8[12])\d{10}$/

/** Senders of the national format put several codes into one value, with Latin or Chinese commas. */
const parts = (value: string): string[] => value.split(/[\s,，、;；]+/).filter(part => part !== '')

export const readGeocode = ({ valueName, value }: NamedValue, names: ValueNames): Geocoded => {
  const meaning = meaningOf(names.geocode, valueName)
  if (meaning === 'foreign') return unread(value, 'foreign-code')
  const pieces = parts(value)
  const form = meaning === 'cn-area' ? division : whole
  const good = pieces.filter(piece => form.test(piece))
  if (meaning === undefined && good.length < Math.max(pieces.length, 1)) return unread(value, 'unknown-value-name')
  if (pieces.length === 0) return unread(value, 'not-a-division-code')
  return {
    codes: good.map(code => code.padEnd(12, '0')),
    assumed: meaning === undefined,
    unread: pieces.filter(piece => !form.test(piece)).map(piece => ({ value: piece, reason: 'not-a-division-code' })),
  }
}

const unread = (value: string, reason: Geocoded['unread'][number]['reason']): Geocoded => ({
  codes: [],
  assumed: false,
  unread: [{ value, reason }],
})
