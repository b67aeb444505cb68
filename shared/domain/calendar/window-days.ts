import type { DueDay } from './due-day.ts'
import { dayOf, dayOnOrAfter, daysFrom, type LocalDate, plusDays, weekdayOf, yearOf } from './local-date.ts'
import type { DatedRule, Edge, Every } from './rule.ts'
import { dayOfTerm } from './solar-terms.ts'

/** The turns in the window that begins in a year; both of its days are inside. It is over at the latest when it begins again. */
export const windowDays = (rule: Extract<DatedRule, { kind: 'window' }>, year: number): DueDay[] => {
  const first = edgeIn(rule.from, year)
  const last = edgeAfter(rule.until, first)
  const again = edgeIn(rule.from, year + 1)
  return daysFrom(first, last < again ? last : plusDays(again, -1))
    .filter(isTurn(rule.every))
    .map(date => ({ date, anchor: date, offset: 0, cycle: `window ${date}`, year, fallback: false }))
}

const edgeIn = (edge: Edge, year: number): LocalDate =>
  'term' in edge ? dayOfTerm(edge.term, year, edge.offset) : dayOf(year, edge)

/** The first such day on or after another: a window may last over the year's end, and an offset moves a term over either end of its year. */
const edgeAfter = (edge: Edge, first: LocalDate): LocalDate => {
  if (!('term' in edge)) return dayOnOrAfter(first, edge)
  const year = yearOf(first)
  const early = [year - 1, year, year + 1].map(one => edgeIn(edge, one)).find(day => day >= first)
  return early ?? edgeIn(edge, year + 2)
}

const isTurn =
  (every: Every) =>
  (date: LocalDate): boolean =>
    'weekdays' in every
      ? every.weekdays.includes(weekdayOf(date))
      : date === dayOf(yearOf(date), { month: Number(date.slice(5, 7)), day: every.dayOfMonth })
