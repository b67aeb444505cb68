import type { Calendar } from '../../../shared/domain/calendar/book.ts'
import type { HolidayTable } from '../../../shared/domain/calendar/holidays.ts'
import { withLoaded } from '../../../shared/domain/calendar/published-holidays.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'
import type { Client } from '../client.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { connect, type Role } from '../service.ts'
import { keepHolidays, keptHolidays } from './holiday-files.ts'

/** The service's book where there is one, else this release's. Of a year go first the tables named now, then the service's, then those kept here. */
export const calendarHere = async (
  context: Context,
  named: readonly HolidayTable[],
  { area, as }: { area?: string; as?: string },
): Promise<Calendar> => {
  const kept = keptHolidays(context.cwd)
  try {
    const view = await serviceIfKnown(context, 'operator', as)?.calendar(area)
    return { book: view?.book ?? defaultBook, holidays: withLoaded([...named, ...(view?.holidays ?? []), ...kept]) }
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause
    const why = context.say(cause.phrase)
    context.tell(
      context.say({
        zh: `使用本版本自带的日历：${why}`,
        en: `The calendar is the one that comes with this release: ${why}`,
      }),
    )
    return { book: defaultBook, holidays: withLoaded([...named, ...kept]) }
  }
}

/** Into the service where there is one, which moves its drafts, and kept here. What the service refuses is kept nowhere. */
export const loadHolidays = async (
  context: Context,
  tables: readonly HolidayTable[],
  as: string | undefined,
): Promise<void> => {
  const service = tables.length === 0 ? undefined : serviceIfKnown(context, 'administrator', as)
  for (const table of tables) {
    const receipt = await service?.loadHolidays(table)
    keepHolidays(context, table)
    if (receipt)
      context.tell(
        context.say({
          zh: `服务也已导入：${receipt.areas} 个区划的草稿随即重新排定`,
          en: `the service has them too: the drafts of ${receipt.areas} areas are looked at again`,
        }),
      )
  }
}

/** undefined: no service or no key is known here, and the calendar needs none. */
const serviceIfKnown = (context: Context, role: Role, as: string | undefined): Client | undefined => {
  try {
    return connect(context, role, { as })
  } catch (cause) {
    if (cause instanceof Failure) return undefined
    throw cause
  }
}
