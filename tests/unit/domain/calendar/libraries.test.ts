import chineseDays from 'chinese-days'
import { type LunarMonth, LunarYear, type SolarDay } from 'tyme4ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { lunarDay } from '../../../../shared/domain/calendar/lunar.ts'
import { dayOfTerm, solarTerms } from '../../../../shared/domain/calendar/solar-terms.ts'

const years = Array.from({ length: 41 }, (_, index) => 2020 + index)
const two = (number: number): string => String(number).padStart(2, '0')
const written = (day: SolarDay): string => [day.getYear(), two(day.getMonth()), two(day.getDay())].join('-')

/** First days and lengths of all months, leap months among them: all lunar dates follow from these. */
const tymeMonths = (year: number): string[] =>
  LunarYear.fromYear(year)
    .getMonths()
    .map((month: LunarMonth) => `${year} ${month.getMonthWithLeap()} ${written(month.getFirstDay().getSolarDay())}`)

const chineseDaysMonths = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => index + 1).flatMap(month => {
    const { date, leapMonthDate } = chineseDays.getSolarDateFromLunar(`${year}-${month}-1`)
    return [`${year} ${month} ${date}`, ...(leapMonthDate === undefined ? [] : [`${year} ${-month} ${leapMonthDate}`])]
  })

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe('the two libraries, from 2020 to 2060', () => {
  test('agree on every solar term', () => {
    process.env.TZ = 'UTC'
    const terms = years.flatMap(year => chineseDays.getSolarTerms(`${year}-01-01`, `${year}-12-31`))
    const theirs = terms.map(({ name, date }) => `${name} ${date}`)
    expect(years.flatMap(year => solarTerms.map(name => `${name} ${dayOfTerm(name, year)}`))).toEqual(theirs)
    expect(theirs.length).toBe(41 * 24)
  })

  test('agree on every lunar month but the fourth of 2060, whose new moon tyme4ts has on the right day', () => {
    process.env.TZ = 'UTC'
    const differing = years.flatMap(year => {
      const [ours, theirs] = [tymeMonths(year), chineseDaysMonths(year)]
      return [...ours.filter(one => !theirs.includes(one)), ...theirs.filter(one => !ours.includes(one))]
    })
    // The new moon is on 2060-04-30 at 10 h UTC, in the evening of that day in China.
    expect(differing).toEqual(['2060 4 2060-04-30', '2060 4 2060-05-01'])
  })

  test('chinese-days is a day early west of Greenwich, which is why neither is asked of it', () => {
    process.env.TZ = 'America/New_York'
    expect(chineseDays.getSolarDateFromLunar('2027-1-15').date).toBe('2027-02-19')
    expect(chineseDays.getSolarTermDate(2027, 4, 'pure_brightness')).toBe('2027-04-04')
    expect(chineseDays.getDayDetail('2026-02-15').work).toBe(true)
  })
})

test.each(['America/Los_Angeles', 'UTC', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
  'no day depends on the machine: %s',
  async name => {
    process.env.TZ = name
    vi.resetModules()
    const { publishedHolidays } = await import('../../../../shared/domain/calendar/published-holidays.ts')
    expect(publishedHolidays(2026)?.holidays[1]).toEqual({ name: '春节', start: '2026-02-15', end: '2026-02-23' })
    expect(publishedHolidays(2026)?.workdays[1]).toBe('2026-02-14')
    expect(lunarDay(2027, { month: 1, day: 15 })).toBe('2027-02-20')
    expect(dayOfTerm('清明', 2027)).toBe('2027-04-05')
    expect(dayOfTerm('冬至', 2027)).toBe('2027-12-22')
  },
)
