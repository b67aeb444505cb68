import * as z from 'zod'
import type { HolidayTables } from './holidays.ts'
import { isZone } from './local-time.ts'
import { isFor, Notice } from './notice.ts'
import { Season } from './seasons.ts'

/** Who sends notices for an area, in which zone and under which signature; and what it has of its own. */
export const Jurisdiction = z.strictObject({
  area: z.string().regex(/^\d{2,12}$/),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  zone: z.string().refine(isZone, 'not a time zone of the IANA list'),
  /** Without brackets. Carriers count it, with them, as part of every text. */
  signature: z.string().min(1).max(16),
  /** Notices of the book that it does not send. */
  without: z.array(z.string()).default([]),
  /** Its own; one with the id of another takes its place. */
  notices: z.array(Notice).default([]),
  /** Key holder id of who wrote what it has of its own: the service says so. */
  writtenBy: z.string().optional(),
})
export type Jurisdiction = z.infer<typeof Jurisdiction>

/** Everything that is told by the calendar. A change is a new version. */
export const NoticeBook = z.strictObject({
  version: z.string().min(1),
  notices: z.array(Notice),
  seasons: z.array(Season),
  jurisdictions: z.array(Jurisdiction),
})
export type NoticeBook = z.infer<typeof NoticeBook>

export type Calendar = { book: NoticeBook; holidays: HolidayTables }

/** What a jurisdiction sends: the book's, changed by its own, as far as they are for its area. */
export const noticesOf = ({ notices }: NoticeBook, { area, without, notices: own }: Jurisdiction): Notice[] => {
  const replaced = notices.map(notice => own.find(({ id }) => id === notice.id) ?? notice)
  const added = own.filter(({ id }) => !notices.some(notice => notice.id === id))
  return [...replaced, ...added].filter(notice => isFor(notice, area) && !without.includes(notice.id))
}
