import * as z from 'zod'
import { Jurisdiction, type NoticeBook } from './book.ts'
import { Season } from './seasons.ts'

/** What a jurisdiction wrote itself. Each change is a version, and the earlier ones are kept. */
export const OwnCalendar = z.strictObject({
  /** From 1. */
  version: z.number(),
  jurisdiction: Jurisdiction,
  /** They go before those of the book for the same area and name. */
  seasons: z.array(Season),
  /** Key holder id. */
  by: z.string(),
  /** ms. */
  at: z.number(),
})
export type OwnCalendar = z.infer<typeof OwnCalendar>

/** The book of a release, as its jurisdictions changed it for themselves. */
export const withOwn = (book: NoticeBook, own: readonly OwnCalendar[]): NoticeBook => {
  const areas = new Set(own.map(({ jurisdiction: { area } }) => area))
  const seasons = own.flatMap(one => one.seasons)
  return {
    ...book,
    jurisdictions: [
      ...book.jurisdictions.filter(({ area }) => !areas.has(area)),
      ...own.map(({ jurisdiction }) => jurisdiction),
    ],
    seasons: [
      ...seasons,
      ...book.seasons.filter(({ area, name }) => !seasons.some(one => one.area === area && one.name === name)),
    ],
  }
}
