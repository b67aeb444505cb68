import { DateTime } from 'luxon'
import type { HolidayTables } from '../../../shared/domain/calendar/holidays.ts'
import { type Finding, note, ok } from './finding.ts'

/** From September on next year's table is asked for: it is published in October or November, and New Year's notice is due in December. */
const aheadDays = 120

/** Whether the days off are loaded that the notices of the coming months depend on. `now`: ms. */
export const holidayFinding = (tables: HolidayTables, now: number): Finding => {
  const year = DateTime.fromMillis(now).plus({ days: aheadDays }).year
  return tables(year)
    ? ok('holidays', { zh: `${year} 年放假安排已导入`, en: `the holidays of ${year} are loaded` })
    : note('holidays', {
        zh: `${year} 年放假安排尚未导入，节假日提醒暂按节日本身的日期：tongluo calendar --holidays FILE`,
        en: `The holidays of ${year} are not loaded, notices stand on the festivals' own dates: tongluo calendar --holidays FILE`,
      })
}
