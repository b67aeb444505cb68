import { withLoaded } from '../../../shared/domain/calendar/published-holidays.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'
import { demoRecords } from '../../seed/main.ts'
import { playYear } from '../../year/play-year.ts'
import { occurrencesAsked, yearOf } from '../calendar/asked.ts'
import { keptHolidays, readHolidays } from '../calendar/holiday-files.ts'
import type { Context } from '../context.ts'
import { refused, wrongUse } from '../failure.ts'
import { unloadedLines } from '../show/calendar.ts'
import { monthText } from '../show/year-month.ts'
import { yearText } from '../show/year-table.ts'
import { yearDocument } from './year-document.ts'

export type YearOptions = { calendar: string; seed?: string; holidays?: string[]; json?: boolean }

/** 正镶白旗: whose weather `infra/year/weather` is. */
const area = '152529'

/** Plays a year of notices and prints what each village would have received, month by month. It needs no service. */
export const playedYear = async (context: Context, options: YearOptions): Promise<void> => {
  const { say, print, tell, progress, settle } = context
  const [year, seed] = [yearOf(options.calendar), seedOf(options.seed ?? '1')]
  const loaded = (options.holidays ?? []).map(readHolidays)
  const kept = keptHolidays(context.cwd)
  const jurisdiction = defaultBook.jurisdictions.find(one => one.area === area)
  if (!jurisdiction) throw refused({ zh: `没有 ${area} 的日历。`, en: `There is no calendar of ${area}.` })
  const { zone } = jurisdiction
  const calendar = { book: defaultBook, holidays: withLoaded([...loaded, ...kept]) }
  for (const line of unloadedLines(say, occurrencesAsked(calendar, [jurisdiction], { years: [year] }))) tell(line)
  const begun = (month: number): void => {
    if (month <= 12) progress(say({ zh: `${year} 年 ${month} 月…`, en: `${year}, month ${month} of 12…` }))
  }
  begun(1)
  const played = await playYear({
    ...{ year, seed, jurisdiction, kept, loaded, records: [...demoRecords(area)] },
    onMonth: (month, places) => {
      settle()
      if (!options.json) print(`${monthText(say, month, { ...places, zone })}\n`)
      begun(Number(month.month.slice(5)) + 1)
    },
  })
  settle()
  print(
    options.json ? JSON.stringify(yearDocument({ year, area, seed, zone }, played), null, 2) : yearText(say, played),
  )
}

const seedOf = (text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw wrongUse({
    zh: `“${text}”不是种子：0 至 999999999 的整数。`,
    en: `“${text}” is no seed: a whole number, 0 to 999999999.`,
  })
}
