import { collapse, found, quote, type Reading } from './reading.ts'

const decimalForm = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/

/** A decimal number to nine places, finer than anything on Earth is measured; undefined where the text is none or is absurd. */
export const parseDecimal = (raw: string): number | undefined => {
  const value = decimalForm.test(raw) ? Number(raw) : Number.NaN
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? Number(value.toFixed(9)) + 0 : undefined
}

export const decimal = (raw: string): Reading<number> => {
  const value = parseDecimal(collapse(raw))
  return value === undefined ? found('bad-number', `is ${quote(raw)}; it must be a decimal number.`) : { value }
}

export const integer = (raw: string): Reading<number> => {
  const digits = collapse(raw)
  const value = /^[+-]?\d+$/.test(digits) ? parseDecimal(digits) : undefined
  return value === undefined ? found('bad-number', `is ${quote(raw)}; it must be a whole number.`) : { value }
}
