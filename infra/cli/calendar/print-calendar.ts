import type { Jurisdiction } from '../../../shared/domain/calendar/book.ts'
import { LocalDate } from '../../../shared/domain/calendar/local-date.ts'
import { momentOf } from '../../../shared/domain/calendar/local-time.ts'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import { calendarText, occurrenceJson, unloadedLines } from '../show/calendar.ts'
import { followingText, silentLines } from '../show/undated.ts'
import { askedOf, jurisdictionsOf, occurrencesAsked } from './asked.ts'
import { calendarHere, loadHolidays } from './calendar-here.ts'
import { readHolidays } from './holiday-files.ts'
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
  const named = (options.holidays ?? []).map(readHolidays)
  const calendar = await calendarHere(context, named, options)
  const jurisdictions = jurisdictionsOf(calendar.book.jurisdictions, options.area)
  const asked = askedOf(words, beginning(options, words, jurisdictions) ?? now)
  await loadHolidays(context, named, options.as)
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
          followingText(context.say, calendar.book, jurisdictions),
        ].join('\n\n'),
  )
  const ahead = occurrencesAsked(calendar, jurisdictions, { from: now, days: warnedDays })
  const remarks = [
    ...unloadedLines(context.say, [...all, ...ahead]),
    ...silentLines(context.say, calendar.book, jurisdictions),
  ]
  for (const line of remarks) context.tell(line)
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
