import type { Calendar, Jurisdiction } from '../../../shared/domain/calendar/book.ts'
import { LocalDate } from '../../../shared/domain/calendar/local-date.ts'
import { momentOf } from '../../../shared/domain/calendar/local-time.ts'
import { withLoaded } from '../../../shared/domain/calendar/published-holidays.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import { calendarText, occurrenceJson, unloadedLines } from '../show/calendar.ts'
import { followingText, silentLines } from '../show/undated.ts'
import { askedOf, jurisdictionsOf, occurrencesAsked } from './asked.ts'
import { keepHolidays, keptHolidays, readHolidays } from './holiday-files.ts'
import { reachOf } from './reach.ts'

export type CalendarOptions = { area?: string; json?: boolean; holidays?: string[]; from?: string; as?: string }

/** Far enough ahead that a missing holiday table is seen long before it matters. */
const warnedDays = 400

/** Prints what the calendar says. A wrong table, year or area is refused before anything is kept or printed. `now`: ms. */
export const printCalendar = async (
  context: Context,
  words: string[],
  options: CalendarOptions,
  now: number,
): Promise<void> => {
  const jurisdictions = jurisdictionsOf(defaultBook.jurisdictions, options.area)
  const asked = askedOf(words, beginning(options, words, jurisdictions) ?? now)
  const calendar = calendarHere(context, options.holidays ?? [])
  const all = occurrencesAsked(calendar, jurisdictions, asked)
  const reaches = await reachOf(context, [...new Set(all.map(({ area }) => area))], options.as)
  context.print(
    options.json
      ? JSON.stringify(
          all.map(one => occurrenceJson(one, reaches)),
          null,
          2,
        )
      : [
          calendarText(context.say, all, { jurisdictions, reaches }),
          followingText(context.say, defaultBook, jurisdictions),
        ].join('\n\n'),
  )
  const ahead = occurrencesAsked(calendar, jurisdictions, { from: now, days: warnedDays })
  const remarks = [
    ...unloadedLines(context.say, [...all, ...ahead]),
    ...silentLines(context.say, defaultBook, jurisdictions),
  ]
  for (const line of remarks) context.tell(line)
}

/** Tables named now go before those kept of the same year, and these before the library's. */
const calendarHere = (context: Context, files: readonly string[]): Calendar => {
  const named = files.map(readHolidays)
  const kept = keptHolidays(context.cwd)
  for (const table of named) keepHolidays(context, table)
  return { book: defaultBook, holidays: withLoaded([...named, ...kept]) }
}

/** Midnight of `--from` where the first of the jurisdictions is, ms. */
const beginning = (
  { from }: CalendarOptions,
  words: string[],
  [first]: readonly Jurisdiction[],
): number | undefined => {
  if (from === undefined) return undefined
  if (words[0] === 'next' && first && LocalDate.safeParse(from).success) return momentOf(from, '00:00', first.zone)
  throw wrongUse({
    zh: `--from 要写成 YYYY-MM-DD，并与 next 一起使用。`,
    en: '--from takes a day, YYYY-MM-DD, and goes with next.',
  })
}
