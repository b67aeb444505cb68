import { describe, expect, test } from 'vitest'
import type { Almanac } from '../../../../shared/domain/calendar/almanac.ts'
import { dueBetween, nextDue } from '../../../../shared/domain/calendar/due.ts'
import { parseRule } from '../../../../shared/domain/calendar/parse-rule.ts'
import { publishedHolidays } from '../../../../shared/domain/calendar/published-holidays.ts'
import type { Rule } from '../../../../shared/domain/calendar/rule.ts'

const seasons = [
  { area: '15', name: 'flood', start: '06-01', end: '09-30' },
  { area: '1525', name: 'flood', start: '06-10', end: '09-20' },
  { area: '43', name: 'fire-autumn', start: '10-01', end: '04-30' },
  { area: '65', name: 'all-year', start: '12-31', end: '12-30' },
]
const almanac = (area: string): Almanac & { zone: string } => ({
  ...{ area, seasons, holidays: publishedHolidays, zone: 'Asia/Shanghai' },
})

const rule = (text: string): Rule => {
  const read = parseRule(text)
  if (read.kind === 'refused') throw new Error(read.message)
  return read.rule
}

const china = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)
/** The days of some years, each as MM-DD where there is one year only. */
const days = (text: string, first: number, last = first, area = '430182'): string[] =>
  dueBetween(rule(text), china(`${first}-01-01`), china(`${last + 1}-01-01`), almanac(area)).map(({ date }) =>
    first === last ? date.slice(5) : date,
  )

const next = (text: string, after: string, area: string): string | undefined =>
  nextDue(rule(text), china(after), almanac(area))?.date

describe('a fixed day', () => {
  test('is that day of every year', () => {
    expect(days('fixed 05-11 09:00', 2026, 2028)).toEqual(['2026-05-11', '2027-05-11', '2028-05-11'])
  })

  test('29 February is the 28th in a common year', () => {
    expect(days('fixed 02-29 09:00', 2027, 2028)).toEqual(['2027-02-28', '2028-02-29'])
  })

  test('its days before may lie in the year before', () => {
    expect(days('fixed 01-01 -2d 09:00', 2026)).toEqual(['12-30'])
  })
})

describe('a lunar day', () => {
  test('is of the lunar year, which ends in the next', () => {
    expect(days('lunar 12-23 09:00', 2026, 2027)).toEqual(['2026-02-10', '2027-01-30'])
    expect(days('lunar 01-15 09:00', 2026, 2028)).toEqual(['2026-03-03', '2027-02-20', '2028-02-09'])
  })

  test('the 30th of a short month is its last day: the eve of 2026 is a 29th', () => {
    expect(days('lunar 12-30 09:00', 2026, 2028)).toEqual(['2026-02-16', '2027-02-05', '2028-01-25'])
    // The twelfth month before 2024 had 30 days: there the 29th is not the eve.
    expect(days('lunar 12-30 09:00', 2024)).toEqual(['02-09'])
    expect(days('lunar 12-29 09:00', 2024)).toEqual(['02-08'])
  })

  test('a leap month does not repeat it, unless the rule says so', () => {
    expect(days('lunar 06-15 09:00', 2025)).toEqual(['07-09'])
    expect(days('lunar 06-15 +leap 09:00', 2025)).toEqual(['07-09', '08-08'])
    expect(days('lunar 06-15 +leap 09:00', 2026)).toEqual(['07-28'])
  })
})

test('a solar term is counted from, in days', () => {
  expect(days('solar-term 清明 -3d 09:00', 2026, 2027)).toEqual(['2026-04-02', '2027-04-02'])
  expect(days('solar-term 冬至 09:00', 2026)).toEqual(['12-22'])
})

describe('a holiday', () => {
  test('begins and ends as it was published', () => {
    expect(days('holiday 春节 start -1d 15:00', 2026)).toEqual(['02-14'])
    expect(days('holiday 春节 end 15:00', 2026)).toEqual(['02-23'])
  })

  test('of a year that is not loaded begins on its festival’s own date, 春节 on 除夕, and says so', () => {
    const [due] = dueBetween(rule('holiday 春节 start 15:00'), china('2027-01-01'), china('2028-01-01'), almanac('43'))
    expect(due).toMatchObject({ date: '2027-02-05', fallback: true, year: 2027, cycle: 'holiday 春节 2027' })
    const names = ['元旦', '清明', '劳动节', '端午', '中秋', '国庆节']
    expect(names.flatMap(name => days(`holiday ${name} start 15:00`, 2027))).toEqual([
      ...['01-01', '04-05', '05-01', '06-09', '09-15', '10-01'],
    ])
  })

  test('of New Year may begin in the year before', () => {
    expect(days('holiday 元旦 start 09:00', 2022, 2023)).toEqual(['2022-01-01', '2022-12-31'])
  })
})

describe('a season', () => {
  test('is the nearest one that is configured', () => {
    expect(days('season flood start -7d 09:00', 2026, 2026, '152529')).toEqual(['06-03'])
    expect(days('season flood start -7d 09:00', 2026, 2026, '150100')).toEqual(['05-25'])
  })

  test('may end in the next year', () => {
    expect(days('season fire-autumn start 09:00', 2026)).toEqual(['10-01'])
    expect(days('season fire-autumn end 09:00', 2026)).toEqual(['04-30'])
  })

  test('that ends in the next year may have its days after in the one after that', () => {
    expect(next('season all-year end +5d 09:00', '2027-01-03', '65')).toBe('2027-01-04')
  })

  test('that an area does not have is never due', () => {
    expect(days('season flood start 09:00', 2026)).toEqual([])
    expect(nextDue(rule('season flood start 09:00'), china('2026-01-01'), almanac('430182'))).toBeUndefined()
  })
})

describe('a window', () => {
  test('has its weekdays, both of its own days inside', () => {
    expect(days('window 03-02..03-16 mon 08:00', 2026)).toEqual(['03-02', '03-09', '03-16'])
    expect(days('window 03-02..03-08 mon,thu 08:00', 2026)).toEqual(['03-02', '03-05'])
  })

  test('lasts over the year’s end', () => {
    expect(days('window 12-20..01-10 fri 17:00', 2026, 2027)).toEqual([
      ...['2026-01-02', '2026-01-09', '2026-12-25', '2027-01-01', '2027-01-08', '2027-12-24', '2027-12-31'],
    ])
  })

  test('begins after a solar term', () => {
    expect(days('window 冬至+1d..02-28 mon 09:00', 2026).slice(-2)).toEqual(['02-23', '12-28'])
  })

  test('that begins in January of the year after its own may last until January of the next', () => {
    // It is the window of 2025: 17 January 2026 to 16 January 2027.
    expect(next('window 冬至+27d..01-16 sat 09:00', '2027-01-06', '430182')).toBe('2027-01-09')
  })

  test('ends on the first such day, though the term that it is counted from is of the year before', () => {
    expect(days('window 01-10..冬至+60d sat 09:00', 2026)).toEqual([
      '01-10',
      '01-17',
      '01-24',
      '01-31',
      '02-07',
      '02-14',
    ])
  })

  test('ends in the next year though the days before its term lie in the year before', () => {
    expect(next('window 12-15..小寒-60d sat 09:00', '2027-10-31', '430182')).toBe('2027-11-06')
  })

  test('that begins again on the day on which it ends has that day once', () => {
    const all = days('window 冬至+27d..01-17 mon,tue,wed,thu,fri,sat,sun 09:00', 2024, 2031)
    expect(new Set(all).size).toBe(all.length)
  })

  test('has a day of each month; the 31st of a short month is its last', () => {
    expect(days('window 02-01..04-30 day-31 09:00', 2026)).toEqual(['02-28', '03-31', '04-30'])
    expect(days('window 06-01..09-30 day-15 09:00', 2026)).toEqual(['06-15', '07-15', '08-15', '09-15'])
  })

  test('of one day waits for the year in which it has its weekday', () => {
    const due = nextDue(rule('window 02-29..02-29 thu 09:00'), china('2026-01-01'), almanac('43'))
    expect(due?.date).toBe('2030-02-28')
  })
})

test('what follows a warning is on no calendar', () => {
  for (const text of ['condition 11B03 >=yellow 07:00', 'cancel-of R09 07:00']) {
    expect(days(text, 2026, 2027)).toEqual([])
    expect(nextDue(rule(text), 0, almanac('43'))).toBeUndefined()
  }
})

test('a zone abroad has its own clock, its own midnight and its own daylight saving', () => {
  const text = 'window 03-01..03-31 sun 02:30 America/New_York'
  const moments = dueBetween(
    rule(text),
    Date.parse('2026-03-08T07:30Z'),
    Date.parse('2026-03-15T06:31Z'),
    almanac('43'),
  )
  expect(moments.map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-03-08T07:30:00.000Z',
    '2026-03-15T06:30:00.000Z',
  ])
})
