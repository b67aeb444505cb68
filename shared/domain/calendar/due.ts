import { type Almanac, years } from './almanac.ts'
import type { DueDay } from './due-day.ts'
import { dueDaysOf } from './due-days.ts'
import { dateAt, plusDays, yearOf } from './local-date.ts'
import { momentOf } from './local-time.ts'
import { isDated, type Rule } from './rule.ts'

/** `at`: ms. */
export type Due = DueDay & { at: number; zone: string }
type Where = Almanac & { zone: string }

/** When a rule is due from `from` on and before `until` (ms), in order. What follows a warning (`condition`, `cancel-of`) never is. */
export const dueBetween = (rule: Rule, from: number, until: number, where: Where): Due[] => {
  if (!isDated(rule) || until <= from) return []
  const zone = rule.zone ?? where.zone
  // A day more on both sides: a time that does not exist moves forward, over midnight where a whole day is left out.
  const [first, last] = [plusDays(dateAt(from, zone), -2), plusDays(dateAt(until, zone), 1)]
  return yearsAround(yearOf(first), yearOf(last))
    .flatMap(year => dueDaysOf(rule, year, where))
    .filter(({ date }) => first <= date && date <= last)
    .map(day => ({ ...day, at: momentOf(day.date, rule.time, zone), zone }))
    .filter(({ at }) => from <= at && at < until)
    .toSorted((a, b) => a.at - b.at)
}

/**
 * An offset moves a day into either neighbour of its year. A lunar year, a season and a window reach into the next year, and from
 * there an offset into the one after it: `window 冬至+27d..01-16` of 2025 ends in January 2027.
 */
const yearsAround = (first: number, last: number): number[] => {
  const from = Math.max(first - 2, years.first)
  return Array.from({ length: Math.max(Math.min(last + 1, years.last) - from + 1, 0) }, (_, index) => from + index)
}

/** A window of one week has each weekday every year; one of a single day has it within this many. */
const longestWaitYears = 12
const yearMs = 366 * 24 * 3_600_000

/** The first after a moment (ms), later than it. undefined: there is none within twelve years, or it follows warnings. */
export const nextDue = (rule: Rule, after: number, where: Where): Due | undefined => {
  for (let year = 0; year < longestWaitYears; year += 1) {
    const from = after + 1 + year * yearMs
    const found = dueBetween(rule, from, from + yearMs, where)[0]
    if (found) return found
  }
  return undefined
}
