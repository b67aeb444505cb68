import type { Almanac } from './almanac.ts'
import type { DueDay } from './due-day.ts'
import { holidayRun } from './holidays.ts'
import { dayOf, type LocalDate, plusDays } from './local-date.ts'
import { leapDay, lunarDay } from './lunar.ts'
import type { DatedRule } from './rule.ts'
import { seasonIn, seasonOf } from './seasons.ts'
import { dayOfTerm } from './solar-terms.ts'
import { windowDays } from './window-days.ts'

/** The days of a rule that belong to a year: its own, its lunar year, the year in which its season or window begins. In order. */
export const dueDaysOf = (rule: DatedRule, year: number, almanac: Almanac): DueDay[] => {
  switch (rule.kind) {
    case 'fixed':
      return [due(rule, year, dayOf(year, rule))]
    case 'lunar':
      return lunarDays(rule, year)
    case 'solar-term':
      return [due(rule, year, dayOfTerm(rule.term, year))]
    case 'holiday':
      return [holidayDay(rule, year, almanac)]
    case 'season':
      return seasonDays(rule, year, almanac)
    case 'window':
      return windowDays(rule, year)
  }
}

const due = (rule: Moved, year: number, anchor: LocalDate, cycle = `${rule.kind} ${year}`): DueDay => ({
  date: plusDays(anchor, rule.offset),
  anchor,
  offset: rule.offset,
  cycle,
  year,
  fallback: false,
})
type Moved = Exclude<DatedRule, { kind: 'window' }>

const lunarDays = (rule: Extract<DatedRule, { kind: 'lunar' }>, year: number): DueDay[] => {
  const leap = rule.leapToo ? leapDay(year, rule) : undefined
  return [
    due(rule, year, lunarDay(year, rule)),
    ...(leap === undefined ? [] : [due(rule, year, leap, `lunar ${year} leap`)]),
  ]
}

const holidayDay = (rule: Extract<DatedRule, { kind: 'holiday' }>, year: number, { holidays }: Almanac): DueDay => {
  const { feasts, start, end, fallback } = holidayRun(rule.holiday, year, holidays)
  const anchor = rule.border === 'start' ? start : end
  return { ...due(rule, year, anchor, `holiday ${rule.holiday} ${year}`), fallback, feasts }
}

const seasonDays = (
  rule: Extract<DatedRule, { kind: 'season' }>,
  year: number,
  { seasons, area }: Almanac,
): DueDay[] => {
  const season = seasonOf(seasons, area, rule.season)
  return season ? [due(rule, year, seasonIn(season, year)[rule.border], `season ${rule.season} ${year}`)] : []
}
