import { describe, expect, test } from 'vitest'
import { checkHolidays } from '../../../../shared/domain/calendar/check-holidays.ts'
import { type HolidayRun, HolidayTable, holidayRun } from '../../../../shared/domain/calendar/holidays.ts'
import { publishedHolidays, withLoaded } from '../../../../shared/domain/calendar/published-holidays.ts'

const row = (name: string, start: string, end: string) => ({ name, start: `2027-${start}`, end: `2027-${end}` })
/** Made up for the tests: the real one is published in the autumn of 2026. */
const rows = [
  row('元旦', '01-01', '01-03'),
  row('春节', '02-04', '02-11'),
  row('清明', '04-03', '04-05'),
  row('劳动节', '05-01', '05-05'),
  row('端午', '06-09', '06-09'),
  row('中秋', '09-15', '09-17'),
  row('国庆节', '10-01', '10-07'),
]
const table = (holidays: object[] = rows, workdays: string[] = ['2027-02-14']): HolidayTable =>
  HolidayTable.parse({ year: 2027, source: 'invented', holidays, workdays })

const shown = ({ feasts, start, end, fallback }: HolidayRun): string =>
  `${feasts.join('+')} ${start}..${end}${fallback ? ' fallback' : ''}`

describe('a holiday of a year', () => {
  test.each([
    ['中秋', 2015, '中秋 2015-09-27..2015-09-27'],
    ['国庆节', 2015, '国庆节 2015-10-01..2015-10-07'],
    ['中秋', 2017, '中秋+国庆节 2017-10-01..2017-10-08'],
    ['国庆节', 2020, '中秋+国庆节 2020-10-01..2020-10-08'],
    ['中秋', 2020, '中秋+国庆节 2020-10-01..2020-10-08'],
    ['中秋', 2023, '中秋+国庆节 2023-09-29..2023-10-06'],
    ['元旦', 2023, '元旦 2022-12-31..2023-01-02'],
    ['春节', 2026, '春节 2026-02-15..2026-02-23'],
    ['春节', 2027, '春节 2027-02-05..2027-02-08 fallback'],
    ['劳动节', 2027, '劳动节 2027-05-01..2027-05-02 fallback'],
    ['中秋', 2027, '中秋 2027-09-15..2027-09-15 fallback'],
    ['中秋', 2028, '中秋+国庆节 2028-10-01..2028-10-03 fallback'],
    ['国庆节', 2028, '中秋+国庆节 2028-10-01..2028-10-03 fallback'],
  ] as const)('%s %i', (holiday, year, expected) => {
    expect(shown(holidayRun(holiday, year, publishedHolidays))).toBe(expected)
  })

  test('is what was loaded, before what the library has', () => {
    const loaded = withLoaded([table()])
    expect(shown(holidayRun('春节', 2027, loaded))).toBe('春节 2027-02-04..2027-02-11')
    expect(shown(holidayRun('春节', 2026, loaded))).toBe('春节 2026-02-15..2026-02-23')
  })

  test('2027 is in no library today; the day it is, this test and the words about it are to be changed', () => {
    expect(publishedHolidays(2026)?.holidays).toHaveLength(7)
    expect(publishedHolidays(2027)).toBeUndefined()
  })
})

describe('a table that is loaded', () => {
  const codes = (one: HolidayTable): string[] => checkHolidays(one).map(({ code, at }) => `${code} ${at}`)
  const without = (name: string, ...more: object[]) => table([...rows.filter(one => one.name !== name), ...more])

  test('of a whole year is taken', () => {
    expect(codes(table())).toEqual([])
  })

  test('is asked everything that can be known about it', () => {
    expect(codes(without('端午'))).toEqual(['holiday-missing 端午'])
    expect(codes(without('中秋'))).toEqual(['holiday-missing 中秋'])
    expect(codes(table([...rows, row('清明', '04-03', '04-05')]))).toEqual(['holiday-twice 清明'])
    expect(codes(without('春节', row('春节', '02-11', '02-04')))).toEqual(['ends-before-it-starts 春节'])
    expect(codes(without('春节', row('春节', '02-01', '02-13')))).toEqual(['holiday-too-long 春节'])
    expect(codes(without('春节', row('春节', '03-04', '03-11')))).toEqual(['not-around-its-festival 春节'])
    expect(codes(table(rows, ['2027-10-02']))).toEqual(['workday-in-holiday 2027-10-02'])
  })

  test('may leave out 中秋 where 国庆节 takes it in', () => {
    const of2028 = rows
      .filter(({ name }) => name !== '中秋')
      .map(one => ({ ...one, start: one.start.replace('2027', '2028'), end: one.end.replace('2027', '2028') }))
    const moved = new Map([
      ['春节', ['2028-01-25', '2028-02-01']],
      ['端午', ['2028-05-27', '2028-05-29']],
    ])
    const holidays = of2028.map(one => {
      const [start = one.start, end = one.end] = moved.get(one.name) ?? []
      return { ...one, start, end }
    })
    expect(codes(HolidayTable.parse({ year: 2028, source: 'invented', holidays }))).toEqual([])
  })

  test('every table of the library would be taken since 2008, when the feasts became holidays', () => {
    const years = Array.from({ length: 19 }, (_, index) => 2008 + index)
    expect(years.flatMap(year => codes(publishedHolidays(year) ?? table([])).map(code => `${year} ${code}`))).toEqual(
      [],
    )
  })
})
