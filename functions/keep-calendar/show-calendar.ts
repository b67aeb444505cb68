import type { CalendarView } from '../../shared/contracts/calendar.ts'
import { withOwn } from '../../shared/domain/calendar/own-calendar.ts'
import { overlap } from '../../shared/domain/place.ts'
import type { KeepPorts } from './keeping.ts'

/** The book in use, as far as an area has to do with it, and the holiday tables that were loaded. */
export const showCalendar =
  ({ calendars, book }: Pick<KeepPorts, 'calendars' | 'book'>) =>
  async (asked: string): Promise<CalendarView> => {
    const [own, holidays] = await Promise.all([calendars.own(), calendars.holidays()])
    const { jurisdictions, seasons, ...rest } = withOwn(book, own)
    const concerned = ({ area }: { area: string }): boolean => overlap(area, asked)
    return {
      book: { ...rest, seasons: seasons.filter(concerned), jurisdictions: jurisdictions.filter(concerned) },
      own: own
        .filter(({ jurisdiction }) => concerned(jurisdiction))
        .map(({ jurisdiction: { area }, version, by, at }) => ({ area, version, by, at })),
      holidays,
    }
  }
