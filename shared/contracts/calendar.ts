import * as z from 'zod'
import { areaPrefix } from '../domain/calendar/area-prefix.ts'
import { Jurisdiction, NoticeBook } from '../domain/calendar/book.ts'
import { HolidayTable } from '../domain/calendar/holidays.ts'
import { Season } from '../domain/calendar/seasons.ts'

/** An area as people write it, 430182 or 430182000000; 00 is the country. Kept as the prefix that it stands for. */
export const AreaInPath = z
  .string()
  .regex(/^\d{2,12}$/, 'an area is named by 2 to 12 digits')
  .transform(areaPrefix)

const Change = z.object({ version: z.number(), by: z.string(), at: z.number() })

/** `GET /v1/calendar?area=`: the book in use, with the jurisdictions of the area, of what lies in it and of what it lies in. */
export const CalendarView = z.object({
  book: NoticeBook,
  /** Which of them wrote their own. */
  own: z.array(Change.extend({ area: z.string() })),
  /** The tables that were loaded; they go before the library's. */
  holidays: z.array(HolidayTable),
})
export type CalendarView = z.infer<typeof CalendarView>

const mostSeasons = 50

/** `PUT /v1/calendar/{area}`. `version`: what it was made from, 0 the release's; where somebody has changed it since, 409 `moved`. */
export const OwnOrder = z.strictObject({
  version: z.int().min(0),
  jurisdiction: Jurisdiction,
  seasons: z.array(Season).max(mostSeasons).default([]),
})
export type OwnOrder = z.infer<typeof OwnOrder>

/** `GET /v1/calendar/{area}?version=`, the newest by default: what `PUT` takes, and who wrote what when, newest first. */
export const OwnView = OwnOrder.extend({ history: z.array(Change) })
export type OwnView = z.infer<typeof OwnView>

/** `silent`: rules that are never due there, since their season is configured nowhere. */
export const OwnReceipt = z.object({ area: z.string(), version: z.number(), silent: z.array(z.string()) })
export type OwnReceipt = z.infer<typeof OwnReceipt>

/** `PUT /v1/calendar/holidays/{year}` takes a `HolidayTable`. `areas`: jurisdictions whose drafts are looked at again. */
export const HolidaysReceipt = z.object({ year: z.number(), areas: z.number() })
export type HolidaysReceipt = z.infer<typeof HolidaysReceipt>
