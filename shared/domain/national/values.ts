import { Severity } from '../cap/alert.ts'
import { collapse, found, quote, type Reading, tokens } from '../cap/reading.ts'
import type { CapReason } from '../cap/reasons.ts'
import { language as capLanguage } from '../cap/text-values.ts'
import { time as capTime } from '../cap/time.ts'
import { type NationalId, parseNationalId } from './identifier.ts'
import type { NationalReason } from './reasons.ts'

export type AnyReason = CapReason | NationalReason
type Value<Kind> = Reading<Kind, AnyReason>

/** `assumed`: it had no offset. */
export type LocalTime = { time: string; assumed: boolean }

/** A blank where CAP has `T`; seconds may carry the empty fraction that some systems write. */
const form = /^(?<day>\d{4}-\d\d-\d\d)[ T](?<clock>\d\d:\d\d:\d\d)(?:\.0+)?(?: ?(?<offset>[+-]\d\d:\d\d))?$/

/** Wall-clock times of Chinese offices are those of China, wherever the reader is. */
const ofChina = '+08:00'

export const localTime = (raw: string): Value<LocalTime | undefined> => {
  const value = collapse(raw)
  if (value === '') return { value: undefined }
  const { day, clock, offset } = form.exec(value)?.groups ?? {}
  if (day === undefined)
    return found('bad-local-time', `is ${quote(value)}; a time is written as 2026-07-01 04:10:00+08:00.`)
  const time = capTime(`${day}T${clock}${offset ?? ofChina}`)
  return 'value' in time ? { value: { time: time.value, assumed: offset === undefined } } : time
}

export const identifier = (raw: string): Value<NationalId> => {
  const id = parseNationalId(raw.trim())
  return id ? { value: id } : found('bad-identifier', `is ${quote(raw.trim())}; ${idForm}.`)
}
const idForm = 'an identifier is written as 43018241600000_20260701041000'

/** Identifiers between blanks or commas: the format names one, the first of the series. */
export const firstIds = (raw: string): Value<NationalId[]> => {
  const ids = tokens(raw.replaceAll(/[,，;；]/g, ' '))
  const bad = ids.filter(id => parseNationalId(id) === undefined)
  if (bad.length > 0) return found('bad-first-id', `has ${quote(bad[0] ?? '')}; ${idForm}.`)
  return { value: ids.flatMap(id => parseNationalId(id) ?? []) }
}

/** `zh_CN` is meant as zh-CN; empty is zh-CN by the format. */
export const language = (raw: string): Value<string> => {
  const reading = capLanguage(raw.trim().replaceAll('_', '-'))
  return 'value' in reading ? { value: reading.value ?? 'zh-CN' } : reading
}

const colours: readonly [RegExp, string][] = [
  [/^(?:red|红色?)$/i, 'Red'],
  [/^(?:orange|橙色?)$/i, 'Orange'],
  [/^(?:yellow|黄色?)$/i, 'Yellow'],
  [/^(?:blue|蓝色?)$/i, 'Blue'],
  [/^(?:unknown|未知|)$/i, Severity.enum.Unknown],
]

/** The word of the format: Red, Orange, Yellow, Blue, Unknown. */
export const colour = (raw: string): Value<string> => {
  const value = raw.trim()
  const word = colours.find(([pattern]) => pattern.test(value))?.[1]
  return word
    ? { value: word }
    : found('bad-colour', `is ${quote(value)}; it is one of Red, Orange, Yellow, Blue, Unknown.`)
}

/** A code of a list; white space around it is layout. */
export const code =
  <Option extends string>(options: readonly Option[]) =>
  (raw: string): Value<Option> => {
    const value = raw.trim()
    const option = options.find(one => one === value)
    return option === undefined
      ? found('not-in-code-list', `is ${quote(value)}; it is one of ${options.join(', ')}.`)
      : { value: option }
  }

/** The same where an empty element means what the format says of an absent one. */
export const codeOr =
  <Option extends string>(options: readonly Option[], otherwise: Option) =>
  (raw: string): Value<Option> =>
    raw.trim() === '' ? { value: otherwise } : code(options)(raw)
