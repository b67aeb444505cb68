import type { Problem } from '../refusal.ts'
import { festivals, Holiday } from './festivals.ts'
import type { HolidayTable } from './holidays.ts'
import { daysBetween, plusDays } from './local-date.ts'

/** What is wrong with a holiday table beyond its form. */
export const holidayReasons = {
  'holiday-missing': 'every statutory holiday of the year is there, 中秋 unless 国庆节 takes it in',
  'holiday-twice': 'a holiday has one row',
  'ends-before-it-starts': 'a holiday ends on the day it starts or later',
  'holiday-too-long': 'no holiday has more than 12 days',
  'not-around-its-festival': 'a holiday has its festival’s day, or lies within four days of it',
  'workday-in-holiday': 'a day that is worked lies in no holiday',
} as const
export type HolidayReason = keyof typeof holidayReasons
type Found = Problem<HolidayReason>

/** A slip of a digit would move what people are told, so everything that can be known about a table is asked of it. */
export const checkHolidays = ({ year, holidays, workdays }: HolidayTable): Found[] => [
  ...Holiday.options.filter(name => !isThere(name, { year, holidays })).map(name => problem('holiday-missing', name)),
  ...holidays.flatMap((one, index) => [
    ...(holidays.findIndex(({ name }) => name === one.name) < index ? [problem('holiday-twice', one.name)] : []),
    ...ofOne(one, year),
  ]),
  ...workdays
    .filter(day => holidays.some(({ start, end }) => start <= day && day <= end))
    .map(day => problem('workday-in-holiday', day)),
]

type Row = HolidayTable['holidays'][number]

const isThere = (name: Holiday, { year, holidays }: Pick<HolidayTable, 'year' | 'holidays'>): boolean => {
  const first = festivals[name].first(year)
  return holidays.some(
    one => one.name === name || (name === '中秋' && one.name === '国庆节' && one.start <= first && first <= one.end),
  )
}

const mostDays = 12
const mostDaysOff = 4

const ofOne = ({ name, start, end }: Row, year: number): Found[] => {
  if (end < start) return [problem('ends-before-it-starts', name)]
  if (daysBetween(start, end) >= mostDays) return [problem('holiday-too-long', name)]
  const first = festivals[name].first(year)
  const isNear = plusDays(start, -mostDaysOff) <= first && first <= plusDays(end, mostDaysOff)
  return isNear ? [] : [problem('not-around-its-festival', name)]
}

const problem = (code: HolidayReason, at: string): Found => ({ code, at, message: `${at}: ${holidayReasons[code]}.` })
