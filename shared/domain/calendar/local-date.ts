import { DateTime } from 'luxon'
import * as z from 'zod'

/** `YYYY-MM-DD`: a day as people name it, of no zone. Compared as text. */
export const LocalDate = z.iso.date()
export type LocalDate = string
export type MonthDay = { month: number; day: number }

/** Days since 1970. Plain numbers, no library: the tick asks for all rules of all areas every minute. */
const numberOf = (date: LocalDate): number => Date.parse(date) / dayMs
const written = (number: number): LocalDate => new Date(number * dayMs).toISOString().slice(0, 10)
const dayMs = 24 * 3_600_000

export const writtenDay = (year: number, month: number, day: number): LocalDate =>
  written(Date.UTC(year, month - 1, day) / dayMs)

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

export const plusDays = (date: LocalDate, days: number): LocalDate => written(numberOf(date) + days)

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => ((numberOf(date) + 3) % 7) + 1

/** How many days `until` lies after `from`. */
export const daysBetween = (from: LocalDate, until: LocalDate): number => numberOf(until) - numberOf(from)

/** A day that the month does not have is its last day: 29 February in a common year, 31 in April. */
export const dayOf = (year: number, { month, day }: MonthDay): LocalDate => {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return written(Date.UTC(year, month - 1, Math.min(day, last)) / dayMs)
}

/** The first such day on or after `date`. */
export const dayOnOrAfter = (date: LocalDate, monthDay: MonthDay): LocalDate => {
  const own = dayOf(yearOf(date), monthDay)
  return own >= date ? own : dayOf(yearOf(date) + 1, monthDay)
}

/** Every day from `from` to `until`, both included. */
export const daysFrom = (from: LocalDate, until: LocalDate): LocalDate[] => {
  const first = numberOf(from)
  return Array.from({ length: Math.max(numberOf(until) - first + 1, 0) }, (_, index) => written(first + index))
}

/** The day that a moment has in a zone. `ms`: since 1970. */
export const dateAt = (ms: number, zone: string): LocalDate => DateTime.fromMillis(ms, { zone }).toFormat('yyyy-MM-dd')
