import type { DueDay } from './due-day.ts'
import { dayOf, dayOnOrAfter, daysFrom, type LocalDate, weekdayOf, yearOf } from './local-date.ts'
import type { DatedRule, Edge, Every } from './rule.ts'
import { dayOfTerm } from './solar-terms.ts'

/** The turns in the window that begins in a year; both of its days are inside. */
export const windowDays = (rule: Extract<DatedRule, { kind: 'window' }>, year: number): DueDay[] => {
  const first = edgeIn(rule.from, year)
  return daysFrom(first, edgeAfter(rule.until, first))
    .filter(isTurn(rule.every))
    .map(date => ({ date, anchor: date, offset: 0, cycle: `window ${date}`, year, fallback: false }))
}

const edgeIn = (edge: Edge, year: number): LocalDate =>
  'term' in edge ? dayOfTerm(edge.term, year, edge.offset) : dayOf(year, edge)

/** The first such day on or after another: a window may last over the year's end. */
const edgeAfter = (edge: Edge, first: LocalDate): LocalDate => {
  if (!('term' in edge)) return dayOnOrAfter(first, edge)
  const own = edgeIn(edge, yearOf(first))
  return own >= first ? own : edgeIn(edge, yearOf(first) + 1)
}

const isTurn =
  (every: Every) =>
  (date: LocalDate): boolean =>
    'weekdays' in every
      ? every.weekdays.includes(weekdayOf(date))
      : date === dayOf(yearOf(date), { month: Number(date.slice(5, 7)), day: every.dayOfMonth })
