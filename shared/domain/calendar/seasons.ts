import * as z from 'zod'
import { dayOf, dayOnOrAfter, type LocalDate, type MonthDay } from './local-date.ts'

const MonthDayText = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)

/** A season of an area and of all below it that have none of that name of their own. */
export const Season = z.strictObject({
  /** A prefix of area codes: '15' a province, '152529' a county, '' the country. */
  area: z.string().regex(/^\d{0,12}$/),
  name: z.string().regex(/^[a-z][a-z-]{0,30}$/),
  /** First and last day; one that ends before it starts lasts over the year's end. */
  start: MonthDayText,
  end: MonthDayText,
})
export type Season = z.infer<typeof Season>

/** The nearest one to the area. undefined: nobody configured it there. */
export const seasonOf = (seasons: readonly Season[], area: string, name: string): Season | undefined =>
  seasons
    .filter(season => season.name === name && area.startsWith(season.area))
    .toSorted((a, b) => b.area.length - a.area.length)[0]

/** The season that begins in a year. */
export const seasonIn = ({ start, end }: Season, year: number): { start: LocalDate; end: LocalDate } => {
  const first = dayOf(year, monthDayOf(start))
  return { start: first, end: dayOnOrAfter(first, monthDayOf(end)) }
}

const monthDayOf = (text: string): MonthDay => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) })
