import chineseDays from 'chinese-days'
import { Holiday } from './festivals.ts'
import type { HolidayTable, HolidayTables } from './holidays.ts'
import { daysFrom, type LocalDate, yearOf } from './local-date.ts'

const known = new Map<number, HolidayTable | undefined>()

/** The table of a year that chinese-days has; it knows 2004 to the last year published before its release. */
export const publishedHolidays: HolidayTables = year => {
  if (!known.has(year)) known.set(year, read(year))
  return known.get(year)
}

/** Tables that somebody loaded go before those of the library. */
export const withLoaded =
  (loaded: readonly HolidayTable[], others: HolidayTables = publishedHolidays): HolidayTables =>
  year =>
    loaded.find(table => table.year === year) ?? others(year)

type Off = { date: LocalDate; holiday: Holiday; work: boolean }

/** New Year's days off may begin in December; they belong to the year that they greet. */
const read = (year: number): HolidayTable | undefined => {
  const days = daysFrom(`${year - 1}-12-16`, `${year}-12-15`).flatMap(off)
  const names = Holiday.options.filter(name => days.some(({ holiday, work }) => holiday === name && !work))
  // Every table since the first has 春节: a year without it is not published, though its first days may be.
  if (!names.includes('春节')) return undefined
  return {
    year,
    source: 'chinese-days',
    holidays: names.map(name => spanOf(name, days)),
    workdays: days.filter(({ work }) => work).map(({ date }) => date),
  }
}

/** The library says `Spring Festival,春节,4` of a day off and of a day that is worked for it, and a weekday's name of all others. */
const off = (date: LocalDate): Off[] => {
  const { name, work } = chineseDays.getDayDetail(noonHere(date))
  const holiday = Holiday.safeParse(name.split(',')[1]).data
  return holiday === undefined ? [] : [{ date, holiday, work }]
}

/** The library looks at what day it is on this machine's clock: the text of a date would be the day before west of Greenwich. */
const noonHere = (date: LocalDate): Date =>
  new Date(yearOf(date), Number(date.slice(5, 7)) - 1, Number(date.slice(8)), 12)

const spanOf = (name: Holiday, days: readonly Off[]) => {
  const own = days.filter(({ holiday, work }) => holiday === name && !work).map(({ date }) => date)
  return { name, start: own[0] ?? '', end: own.at(-1) ?? '' }
}
