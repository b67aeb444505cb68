import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../../shared/domain/calendar/book.ts'
import { dueBetween, nextDue } from '../../../../shared/domain/calendar/due.ts'
import type { HolidayTable } from '../../../../shared/domain/calendar/holidays.ts'
import {
  nextOccurrence,
  occurrences,
  placedRules,
  unloadedYears,
} from '../../../../shared/domain/calendar/occurrences.ts'
import { publishedHolidays, withLoaded } from '../../../../shared/domain/calendar/published-holidays.ts'
import { defaultBook } from '../../../../shared/policy/notices/book.ts'
import { rules } from './rules.ts'

const calendar: Calendar = { book: defaultBook, holidays: publishedHolidays }
const all = placedRules(calendar)
const from = Date.parse('2026-01-01T00:00:00+08:00')
const until = Date.parse('2028-01-01T00:00:00+08:00')
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const where = {
  ...{ area: '430182', zone: 'Asia/Shanghai' },
  seasons: defaultBook.seasons,
  holidays: publishedHolidays,
}

const imported: HolidayTable = {
  ...{ year: 2027, source: 'invented', workdays: [] },
  holidays: [{ name: '春节', start: '2027-02-04', end: '2027-02-11' }],
}

describe('the next occurrence', () => {
  test('of every rule is strictly later, and stable when it is asked again', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: from, max: until }), (rule, after) => {
        const next = nextDue(rule, after, where)
        if (!next) return
        expect(next.at).toBeGreaterThan(after)
        expect(nextDue(rule, after, where)).toEqual(next)
        // From anywhere up to it, it is the same one; from itself, a later one.
        expect(nextDue(rule, next.at - 1, where)).toEqual(next)
        expect(nextDue(rule, Math.floor((after + next.at) / 2), where)).toEqual(next)
        expect(nextDue(rule, next.at, where)?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(next.at)
      }),
      { numRuns: 40 },
    )
  })

  test('one after the other they are what lies between', () => {
    const found = all.slice(0, 12).map(placed => {
      const ids: string[] = []
      for (let one = nextOccurrence(calendar, placed, from - 1); one && one.at < until; ) {
        ids.push(one.id)
        one = nextOccurrence(calendar, placed, one.at)
      }
      return ids
    })
    expect(found).toEqual(
      all.slice(0, 12).map(placed => occurrences(calendar, [placed], { from, until }).map(({ id }) => id)),
    )
  })
})

describe('two years', () => {
  const whole = occurrences(calendar, all, { from, until }).map(({ id }) => id)

  test('have each occurrence once', () => {
    expect(new Set(whole).size).toBe(whole.length)
    expect(whole.length).toBeGreaterThan(200)
  })

  test('give the same, each exactly once, whatever the step in which time advances', () => {
    const step = fc.integer({ min: 12 * hourMs, max: 200 * dayMs })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
        const seen: string[] = []
        for (let [at, turn] = [from, 0]; at < until; turn += 1) {
          const next = Math.min(at + (steps[turn % steps.length] ?? dayMs) + 30 * dayMs, until)
          seen.push(...occurrences(calendar, all, { from: at, until: next }).map(({ id }) => id))
          at = next
        }
        expect(seen).toEqual(whole)
      }),
      { numRuns: 4 },
    )
  })

  test('minute by minute around an occurrence it is there once for each area', () => {
    const at = occurrences(calendar, all, { from, until })[0]?.at ?? 0
    const minutes = Array.from({ length: 10 }, (_, index) => at + (index - 5) * 60_000)
    const seen = minutes.flatMap(from => occurrences(calendar, all, { from, until: from + 60_000 }))
    expect(seen.map(({ id }) => id)).toEqual(['152529/R21/fridays/2026-01-02', '430182/R21/fridays/2026-01-02'])
  })

  test('any rule in any zone is due once, whatever the step', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: hourMs, max: 90 * dayMs }), (rule, step) => {
        const end = from + 400 * dayMs
        const seen: number[] = []
        for (let at = from; at < end; at += Math.max(step, 20 * dayMs))
          seen.push(...dueBetween(rule, at, Math.min(at + Math.max(step, 20 * dayMs), end), where).map(one => one.at))
        expect(seen).toEqual(dueBetween(rule, from, end, where).map(one => one.at))
        expect(new Set(seen).size).toBe(seen.length)
      }),
      { numRuns: 200 },
    )
  })
})

test('an occurrence is known by its area, notice, rule and local day, not by the words of its rule', () => {
  const [one] = occurrences(calendar, all, {
    from: Date.parse('2027-01-30T00:00Z'),
    until: Date.parse('2027-01-31T00:00Z'),
  })
  expect(one?.id).toBe('152529/R01/eve-week/2027-01-30')
})

test('two holidays that join in a year are told once, by both names', () => {
  const told = (year: number) =>
    occurrences(calendar, placedRules(calendar, defaultBook.jurisdictions.slice(0, 1)), {
      from: Date.parse(`${year}-01-01T00:00:00+08:00`),
      until: Date.parse(`${year + 1}-01-01T00:00:00+08:00`),
    })
      .filter(({ notice }) => notice === 'R18')
      .map(({ date, name, texts }) => `${date} ${name.zh} ${texts[0]?.text.slice(6, 12)}`)
  expect(told(2027)).toEqual(['2027-09-14 中秋假期安全 中秋假期请错', '2027-09-30 国庆假期安全 国庆假期请错'])
  expect(told(2028)).toEqual(['2028-09-30 中秋国庆假期安全 中秋国庆假期'])
  expect(told(2025)).toEqual(['2025-09-30 中秋国庆假期安全 中秋国庆假期'])
})

test('a rule whose holiday joined another’s is told by that one, also when it is asked alone', () => {
  const alone = all.filter(({ rule }) => rule.id === 'mid-autumn-eve').slice(0, 1)
  const [placed] = alone
  if (!placed) throw new Error('there is no such rule')
  const year = { from: Date.parse('2028-01-01T00:00:00+08:00'), until: Date.parse('2029-01-01T00:00:00+08:00') }
  expect(occurrences(calendar, alone, year)).toEqual([])
  expect(nextOccurrence(calendar, placed, year.from)?.id).toBe('430182/R18/mid-autumn-eve/2029-09-21')
})

test('a table that is loaded moves what stood on the festival’s own date, and its cycle stays', () => {
  const duty = all.filter(({ notice }) => notice.id === 'R02').slice(0, 1)
  const period = { from: Date.parse('2027-01-01T00:00Z'), until: Date.parse('2027-12-01T00:00Z') }
  const before = occurrences(calendar, duty, period)
  const after = occurrences({ ...calendar, holidays: withLoaded([imported]) }, duty, period)
  expect(before.map(({ date, fallback, due }) => ({ date, fallback, cycle: due.cycle }))).toEqual([
    { date: '2027-02-04', fallback: true, cycle: 'holiday 春节 2027' },
  ])
  expect(after.map(({ date, fallback, due }) => ({ date, fallback, cycle: due.cycle }))).toEqual([
    { date: '2027-02-03', fallback: false, cycle: 'holiday 春节 2027' },
  ])
  expect([...unloadedYears(before).keys()]).toEqual([2027])
  expect([...unloadedYears(after).keys()]).toEqual([])
})
