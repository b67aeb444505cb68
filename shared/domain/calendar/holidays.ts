import * as z from 'zod'
import { festivals, Holiday } from './festivals.ts'
import { LocalDate as Day, type LocalDate, plusDays } from './local-date.ts'

const Entry = z.strictObject({ name: Holiday, start: Day, end: Day })

/** The days off of one year, as the State Council publishes them in October or November of the year before. */
export const HolidayTable = z.strictObject({
  year: z.number().int().min(2004).max(2099),
  /** Where it was read: the number of the notice. */
  source: z.string().min(1),
  /** First and last day off. 中秋 may be missing in a year in which 国庆节 takes it in. */
  holidays: z.array(Entry).min(1),
  /** Weekend days on which people work instead. */
  workdays: z.array(Day).default([]),
})
export type HolidayTable = z.infer<typeof HolidayTable>

/** undefined: the year is not loaded. */
export type HolidayTables = (year: number) => HolidayTable | undefined

/** The days off in a row around a festival; several festivals where their holidays join. */
export type HolidayRun = {
  feasts: Holiday[]
  start: LocalDate
  end: LocalDate
  /** Not from a table of that year: the days off by law alone. */
  fallback: boolean
}

/** The holiday of a year: by its table, else by the festival's own date. */
export const holidayRun = (holiday: Holiday, year: number, tables: HolidayTables): HolidayRun => {
  const table = tables(year)
  const published = table && joined(table.holidays.map(fromTable), holiday, year)
  return published ?? ownRun(holiday, year)
}

const fromTable = ({ name, start, end }: z.infer<typeof Entry>): HolidayRun => ({
  feasts: [name],
  start,
  end,
  fallback: false,
})

/** The run of a holiday with all that overlap or touch it; one that has no days of its own is in the run that its first day lies in. */
const joined = (runs: HolidayRun[], holiday: Holiday, year: number): HolidayRun | undefined => {
  const own = runs.find(({ feasts }) => feasts.includes(holiday))
  const first = festivals[holiday].first(year)
  const seed = own ?? runs.find(({ start, end }) => start <= first && first <= end)
  if (!seed) return undefined
  const all = runs.filter(one => one === seed || touches(one, seed))
  const feasts = all.flatMap(one => one.feasts)
  return {
    feasts: inOrder([...feasts, ...(own ? takenIn(all, feasts, year) : [holiday])], year),
    start: all.map(({ start }) => start).reduce(earlier),
    end: all.map(({ end }) => end).reduce(later),
    fallback: false,
  }
}

/** 中秋 of 2020 stands in no row of the table: its day is one of 国庆节. */
const takenIn = (all: readonly HolidayRun[], feasts: readonly Holiday[], year: number): Holiday[] =>
  joining.filter(
    feast =>
      !feasts.includes(feast) &&
      all.some(({ start, end }) => start <= festivals[feast].first(year) && festivals[feast].first(year) <= end),
  )
const joining: readonly Holiday[] = ['中秋', '国庆节']

const touches = (a: HolidayRun, b: HolidayRun): boolean =>
  a.start <= plusDays(b.end, 1) && b.start <= plusDays(a.end, 1)

/** 中秋 is said first wherever the two are one. */
const inOrder = (feasts: readonly Holiday[], year: number): Holiday[] =>
  feasts.length < 2 || !joining.every(one => feasts.includes(one))
    ? feasts.toSorted((a, b) => (festivals[a].first(year) < festivals[b].first(year) ? -1 : 1))
    : [...joining]

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
const later = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? b : a)

/** In every year since 2008 中秋 and 国庆节 were one holiday where 中秋 fell on one of these days, and two elsewhere. */
const takesMidAutumn = { from: '09-29', until: '10-07' }

const ownRun = (holiday: Holiday, year: number): HolidayRun => {
  const own = lawful(holiday, year)
  const moon = lawful('中秋', year)
  const isOne = joining.includes(holiday) && isWithin(moon.start.slice(5))
  if (!isOne) return own
  const national = lawful('国庆节', year)
  return {
    feasts: [...joining],
    start: earlier(moon.start, national.start),
    end: later(moon.end, national.end),
    fallback: true,
  }
}

const lawful = (holiday: Holiday, year: number): HolidayRun => {
  const start = festivals[holiday].first(year)
  return { feasts: [holiday], start, end: plusDays(start, festivals[holiday].days - 1), fallback: true }
}

const isWithin = (monthDay: string): boolean => takesMidAutumn.from <= monthDay && monthDay <= takesMidAutumn.until
