import type { Calendar, NoticeBook } from '../domain/calendar/book.ts'
import { withOwn } from '../domain/calendar/own-calendar.ts'
import { withLoaded } from '../domain/calendar/published-holidays.ts'
import type { Calendars } from '../ports/calendars.ts'

/** The book of the release with what jurisdictions wrote themselves, and the loaded holiday tables before the library's. */
export const calendarInUse = async (
  calendars: Pick<Calendars, 'own' | 'holidays'>,
  book: NoticeBook,
): Promise<Calendar> => {
  const [own, loaded] = await Promise.all([calendars.own(), calendars.holidays()])
  return { book: withOwn(book, own), holidays: withLoaded(loaded) }
}
