import type { HolidayTable } from '../domain/calendar/holidays.ts'
import type { OwnCalendar } from '../domain/calendar/own-calendar.ts'

/** What is stored of the calendar: the book that comes with a release is changed by it. */
export type Calendars = {
  /** The newest version of each jurisdiction. */
  own(): Promise<OwnCalendar[]>
  /** All of one, newest first. */
  versions(area: string): Promise<OwnCalendar[]>
  /** 'moved': this version is there already. */
  put(own: OwnCalendar): Promise<'stored' | 'moved'>
  /** The tables that were loaded, by year. */
  holidays(): Promise<HolidayTable[]>
  /** Takes the place of an earlier one of its year. `at`: ms. */
  putHolidays(table: HolidayTable, by: string, at: number): Promise<void>
}
