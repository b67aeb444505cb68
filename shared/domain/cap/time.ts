import { collapse, found, quote, type Reading } from './reading.ts'

/**
 * Section 3.3.2 and the schema's pattern. The pattern alone would let a comma stand for the sign (`[-,+]`), which its base type
 * dateTime does not; `Z` and fractions of a second are forbidden by both.
 */
const form =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)[-+](?<offsetHour>\d\d):(?<offsetMinute>\d\d)$/

export const time = (raw: string): Reading<string> => {
  const value = collapse(raw)
  const parts = form.exec(value)?.groups
  if (!parts)
    return found('bad-time', `is ${quote(value)}; a time is written as 2026-07-01T04:10:00+08:00${utcHint(value)}.`)
  return exists(parts) ? { value } : found('impossible-time', `is ${quote(value)}, a time that does not exist.`)
}

const utcHint = (value: string): string => (/z$/i.test(value) ? ', with -00:00 for UTC and never Z' : '')

/** XML Schema part 2, 3.2.7: 24:00:00 is the first instant of the next day; offsets reach to ±14:00; there is no year 0. */
const exists = (parts: Record<string, string>): boolean => {
  const at = (part: string): number => Number(parts[part])
  const clock = at('hour') * 3600 + at('minute') * 60 + at('second')
  return (
    at('year') > 0 &&
    at('month') >= 1 &&
    at('month') <= 12 &&
    at('day') >= 1 &&
    at('day') <= daysIn(at('year'), at('month')) &&
    at('minute') < 60 &&
    at('second') < 60 &&
    clock <= 24 * 3600 &&
    at('offsetMinute') < 60 &&
    at('offsetHour') * 60 + at('offsetMinute') <= 14 * 60
  )
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The instant of a time that was read, in milliseconds since 1970. */
export const instantOf = (capTime: string): number => Date.parse(capTime)
