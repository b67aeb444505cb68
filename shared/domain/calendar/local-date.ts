import { DateTime } from 'luxon'
import * as z from 'zod'

/** `YYYY-MM-DD`: a day as people name it, of no zone. Compared as text. */
export const LocalDate = z.iso.date()
export type LocalDate = string
export type MonthDay = { month: number; day: number }

const at = (date: LocalDate): DateTime => DateTime.fromISO(date, { zone: 'utc' })
const written = (time: DateTime): LocalDate => time.toFormat('yyyy-MM-dd')

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

export const plusDays = (date: LocalDate, days: number): LocalDate => written(at(date).plus({ days }))

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => at(date).weekday

/** How many days `until` lies after `from`. */
export const daysBetween = (from: LocalDate, until: LocalDate): number => at(until).diff(at(from), 'days').days

/** A day that the month does not have is its last day: 29 February in a common year, 31 in April. */
export const dayOf = (year: number, { month, day }: MonthDay): LocalDate => {
  const first = DateTime.utc(year, month, 1)
  return written(first.set({ day: Math.min(day, first.daysInMonth ?? day) }))
}

/** The first such day on or after `date`. */
export const dayOnOrAfter = (date: LocalDate, monthDay: MonthDay): LocalDate => {
  const own = dayOf(yearOf(date), monthDay)
  return own >= date ? own : dayOf(yearOf(date) + 1, monthDay)
}

/** Every day from `from` to `until`, both included. */
export const daysFrom = (from: LocalDate, until: LocalDate): LocalDate[] =>
  Array.from({ length: Math.max(daysBetween(from, until) + 1, 0) }, (_, index) => plusDays(from, index))

/** The day that a moment has in a zone. `ms`: since 1970. */
export const dateAt = (ms: number, zone: string): LocalDate => DateTime.fromMillis(ms, { zone }).toFormat('yyyy-MM-dd')
