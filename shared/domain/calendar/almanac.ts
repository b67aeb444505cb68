import type { HolidayTables } from './holidays.ts'
import type { Season } from './seasons.ts'

/** What the days of a rule depend on beside its own words. */
export type Almanac = {
  /** A prefix of area codes. */
  area: string
  seasons: readonly Season[]
  holidays: HolidayTables
}

/** The years of the calendar: chinese-days has holiday tables from the first on; lunar dates are compared with it to 2060 only. */
export const years = { first: 2004, last: 2099 } as const
