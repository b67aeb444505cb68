import { LunarDay, LunarMonth, LunarYear, SolarDay } from 'tyme4ts'
import { type LocalDate, type MonthDay, writtenDay } from './local-date.ts'

/**
 * By tyme4ts, which knows the length of every month and does not ask the machine for its zone: chinese-days counts its lunar days
 * from a local midnight of 1900, and is a day early where clocks stand west of Greenwich.
 */
export const lunarDay = (year: number, { month, day }: MonthDay): LocalDate => dayIn(year, month, day)

/** The same day of the leap month that follows this month. undefined: this year has none. */
export const leapDay = (year: number, { month, day }: MonthDay): LocalDate | undefined =>
  LunarYear.fromYear(year).getLeapMonth() === month ? dayIn(year, -month, day) : undefined

/** What was computed stays so; the tick asks for the same few days of the same few years again and again. */
const known = new Map<string, LocalDate>()

/** `month` below 0: the leap month. The 30th of a month of 29 days is its last day. */
const dayIn = (year: number, month: number, day: number): LocalDate => {
  const name = `${year} ${month} ${day}`
  const date = known.get(name) ?? computed(year, month, day)
  known.set(name, date)
  return date
}

const computed = (year: number, month: number, day: number): LocalDate => {
  const last = LunarMonth.fromYm(year, month).getDayCount()
  const solar = LunarDay.fromYmd(year, month, Math.min(day, last)).getSolarDay()
  return writtenDay(solar.getYear(), solar.getMonth(), solar.getDay())
}

/** As people say it: 腊月廿三. */
export const lunarName = (date: LocalDate): string => {
  const day = SolarDay.fromYmd(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))).getLunarDay()
  const month = day.getLunarMonth().getName()
  return `${customary[month] ?? month}${day.getName()}`
}

const customary: Record<string, string> = { 十一月: '冬月', 十二月: '腊月' }
