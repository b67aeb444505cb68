import type { HolidaysReceipt } from '../../shared/contracts/calendar.ts'
import { checkHolidays, type HolidayReason } from '../../shared/domain/calendar/check-holidays.ts'
import type { HolidayTable } from '../../shared/domain/calendar/holidays.ts'
import { withOwn } from '../../shared/domain/calendar/own-calendar.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { KeepPorts, Obstacle } from './keeping.ts'
import { wakeDesks } from './wake-desks.ts'

/**
 * Takes the place of an earlier table of its year, and has all drafts looked at again. The same table again is no harm. It holds for
 * everybody, so it is loaded by whose area holds every jurisdiction.
 */
export const loadHolidays = (ports: KeepPorts) => {
  const { calendars, book, clock, log } = ports
  const wake = wakeDesks(ports)

  return async (
    table: HolidayTable,
    holder: KeyHolder,
  ): Promise<HolidaysReceipt | Extract<Obstacle, 'outside-jurisdiction'> | Refusal<HolidayReason>> => {
    const { jurisdictions } = withOwn(book, await calendars.own())
    if (!jurisdictions.every(({ area }) => covers(holder, area))) return 'outside-jurisdiction'
    const problems = checkHolidays(table)
    if (problems.length > 0) return refused(...problems)
    await calendars.putHolidays(table, holder.id, clock.now())
    log.info('holidays-loaded', { where: String(table.year), source: holder.id })
    await wake(jurisdictions.map(({ area }) => area))
    return { year: table.year, areas: jurisdictions.length }
  }
}
