import { readDatum } from '../datum.ts'
import type { CellForm, Column } from './columns.ts'
import type { CsvReason } from './reasons.ts'

export type Cell = { value: unknown } | { refused: CsvReason }

/** What a filled cell says; the record's schema looks at it afterwards. */
export const readCell = ({ form, reason }: Column, written: string): Cell => {
  if (form === 'text') return { value: written }
  const text = written.trim()
  // Digits, a point or not, and an exponent: nobody writes a code, a phone or an id like this.
  if (/^\d+(\.\d+)?E\+?\d+$/i.test(text)) return { refused: 'spreadsheet-number' }
  const value = meaningOf(form, text)
  return value === undefined ? { refused: reason } : { value }
}

const meaningOf = (form: Exclude<CellForm, 'text'>, text: string): unknown => {
  if (typeof form === 'object') return form.list ? wordsOf(form.words, text) : wordOf(form.words, text)
  return readers[form](text)
}

const wordOf = (words: Readonly<Record<string, readonly string[]>>, text: string): string | undefined =>
  Object.entries(words).find(([word, others]) => word === text.toLowerCase() || others.includes(text))?.[0]

/** Undefined as soon as one of them is none. */
const wordsOf = (words: Readonly<Record<string, readonly string[]>>, text: string): string[] | undefined => {
  const found = listed(text).map(one => wordOf(words, one))
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap(word => word ?? []))]
}

const listed = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean)

const flags: Record<string, boolean> = {
  ...{ yes: true, y: true, true: true, 1: true, 是: true, 有: true },
  ...{ no: false, n: false, false: false, 0: false, 否: false, 无: false },
}

/** As programs write it: a coordinate next to nothing has a negative exponent. */
const number = /^-?\d+(\.\d+)?(e-\d+)?$/
const pair = /^(-?\d+(?:\.\d+)?(?:e-\d+)?)[\s,，]+(-?\d+(?:\.\d+)?(?:e-\d+)?)$/

const readers: Record<Exclude<CellForm, 'text' | object>, (text: string) => unknown> = {
  plain: text => text,
  code: text => padded(text),
  list: text => listed(text).map(padded),
  number: text => (number.test(text) ? Number(text) : undefined),
  shape: text => shapeOf(text),
  datum: text => readDatum(text),
  date: text => dayOf(text),
  flag: text => flags[text.toLowerCase()],
}

/** A county of 6 digits and a town of 9 are written so by most; the register pads them. */
const padded = (code: string): string => (/^(\d{6}|\d{9})$/.test(code) ? code.padEnd(12, '0') : code)

const shapeOf = (text: string): [number, number][] | undefined => {
  const points = text
    .split(/[;；]/)
    .map(point => point.trim())
    .filter(Boolean)
    .map(point => pair.exec(point))
  const numbers = points.map((found): [number, number] => [Number(found?.[1]), Number(found?.[2])])
  return points.includes(null) ? undefined : numbers
}

/** Excel writes 2026/7/1 where it takes something for a date. */
const dayOf = (text: string): string | undefined => {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  return found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : undefined
}
