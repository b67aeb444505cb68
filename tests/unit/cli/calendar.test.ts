import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { jurisdictionsOf } from '../../../infra/cli/calendar/asked.ts'
import { type CalendarOptions, printCalendar } from '../../../infra/cli/calendar/print-calendar.ts'
import { holidayFinding } from '../../../infra/cli/doctor/holidays.ts'
import { Failure } from '../../../infra/cli/failure.ts'
import { type Language, speaker } from '../../../infra/cli/language.ts'
import { calendarText, occurrenceJson } from '../../../infra/cli/show/calendar.ts'
import { silentLines } from '../../../infra/cli/show/undated.ts'
import type { RoleSums } from '../../../shared/domain/audience/role-sums.ts'
import { Jurisdiction } from '../../../shared/domain/calendar/book.ts'
import { occurrences, placedRules } from '../../../shared/domain/calendar/occurrences.ts'
import { publishedHolidays } from '../../../shared/domain/calendar/published-holidays.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'
import { holidays2027 as holidays } from '../../fixtures/holidays.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tongluo-calendar-'))
  // The nearest folder of that name is taken: one of its own, whatever lies above.
  mkdirSync(join(cwd, '.tongluo'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const Printed = z.array(
  z.object({
    ...{ at: z.iso.datetime({ offset: true }), notice: z.string(), name: z.string(), rule: z.string() },
    ...{ area: z.string(), audience: z.array(z.string()), fallback: z.boolean(), reach: z.unknown().optional() },
  }),
)

const run = async (words: string[], options: CalendarOptions = {}, language: Language = 'en') => {
  const printed: string[] = []
  const told: string[] = []
  await printCalendar(
    {
      ...{ say: speaker(language), environment: {}, cwd, progress: () => undefined, settle: () => undefined },
      print: text => printed.push(text),
      tell: text => told.push(text),
    },
    words,
    options,
    Date.parse('2026-11-22T06:00:00Z'),
  )
  return { printed: printed.join('\n'), told: told.join('\n') }
}
const json = async (words: string[], options: CalendarOptions = {}) => {
  const { printed, told } = await run(words, { ...options, json: true })
  return { all: Printed.parse(JSON.parse(printed)), told }
}
const failure = async (words: string[], options: CalendarOptions): Promise<string> =>
  run(words, options).then(
    () => 'none',
    (cause: unknown) => (cause instanceof Failure ? `${cause.exitCode} ${cause.phrase.en}` : 'unknown'),
  )
const written = (name: string, table: object): string => {
  writeFileSync(join(cwd, name), JSON.stringify(table))
  return join(cwd, name)
}

test('two years are printed for machines in order, with the offset of each time', async () => {
  const { all } = await json(['2026', '2027'])
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted())
  expect(all.filter(({ area, notice }) => area === '430182' && notice === 'R01').map(({ at }) => at)).toEqual([
    '2026-02-10T09:00:00+08:00',
    '2027-01-30T09:00:00+08:00',
  ])
  const late = all.filter(({ fallback }) => fallback).map(({ at }) => at.slice(0, 4))
  expect(new Set(late)).toEqual(new Set(['2026', '2027']))
})

test('without a service nobody is counted, and it is said so', async () => {
  const { all, told } = await json(['2026'])
  expect(all.filter(({ reach }) => reach !== undefined)).toEqual([])
  expect(told).toContain('How many people is left out: No service is known')
})

test('an area is what it is, what is below it, or the nearest above', async () => {
  const areas = async (area: string) => [...new Set((await json(['2026'], { area })).all.map(one => one.area))]
  expect(await areas('430182')).toEqual(['430182'])
  expect(await areas('430000')).toEqual(['430182'])
  expect(await areas('152529000000')).toEqual(['152529'])
  expect(await areas('430182101201')).toEqual(['430182'])
})

test('what people read has the day, the notice, whom it is for, why, and how many parts', async () => {
  const { printed } = await run(['next'], { from: '2027-01-30', area: '152529' }, 'zh')
  expect(printed.split('\n').slice(0, 4).join('\n')).toMatchInlineSnapshot(`
    "── 2027-01
    2027-01-30 09:00 +08:00  R01 春节前居家安全  正镶白旗 152529
        lunar 12-23 09:00 · 农历腊月廿三
        村（居）民、网格员 · 短信、群、喇叭 · 短信段数 zh 2, en 3"
  `)
  expect(printed).toContain('R14 高温防暑  condition 11B09 >=orange 07:00')
  expect(printed).toContain('春节假期开始（2027-02-05）前 1 天；当年放假安排未导入')
})

test('a holiday table is loaded, kept and used from then on', async () => {
  const file = written('2027.json', { year: 2027, source: 'invented', holidays })
  const duty = async (options: CalendarOptions = {}) =>
    (await json(['2027'], { area: '430182', ...options })).all.find(({ notice }) => notice === 'R02')
  expect(await duty()).toMatchObject({ at: '2027-02-04T15:00:00+08:00', fallback: true })
  expect(await duty({ holidays: [file] })).toMatchObject({ at: '2027-02-03T15:00:00+08:00', fallback: false })
  expect(await duty()).toMatchObject({ at: '2027-02-03T15:00:00+08:00', fallback: false })
  expect((await run(['2027'])).told).not.toContain('holidays of 2027')
})

test('of a year whose table is missing it is said which notices may move, and what to do', async () => {
  const { told } = await run(['2027'])
  expect(told).toContain(
    "The holidays of 2027 are not loaded; on the festivals' own dates stand R02, R06, R10, R18, R25.",
  )
  expect(told).toContain('tongluo calendar --holidays FILE')
})

test('a wrong table is refused with its reasons, and not kept', async () => {
  const file = written('bad.json', { year: 2027, source: 'invented', holidays: holidays.slice(1) })
  expect(await failure(['2027'], { holidays: [file] })).toContain('1 ')
  expect(await failure(['2027'], { holidays: [file] })).toContain('holiday-missing: 元旦')
  expect(existsSync(join(cwd, '.tongluo/holidays-2027.json'))).toBe(false)
  const nothing = written('none.json', {})
  expect(await failure([], { holidays: [nothing] })).toContain('no holiday table that can be used')
})

test.each([
  [['20x'], {}, 'neither a year from 2004 to 2099 nor the word next'],
  [['2100'], {}, 'neither a year'],
  [['2026', 'next'], {}, 'neither a year'],
  [['2026'], { area: '110108' }, 'No calendar is configured for 110108'],
  [['2026'], { area: 'x' }, 'is no area code'],
  [['2026'], { from: '2026-01-01' }, '--from takes a day'],
  [['next'], { from: 'soon' }, '--from takes a day'],
])('wrong use is one sentence and exit code 2: %j %j', async (words, options, sentence) => {
  const said = await failure(words, options)
  expect(said).toMatch(/^2 /)
  expect(said).toContain(sentence)
})

test('where a service answers, an occurrence says how many its roles and channels reach', () => {
  const calendar = { book: defaultBook, holidays: publishedHolidays }
  const day = { from: Date.parse('2027-02-04T00:00:00+08:00'), until: Date.parse('2027-02-06T00:00:00+08:00') }
  const all = occurrences(calendar, placedRules(calendar, jurisdictionsOf(defaultBook.jurisdictions, '430182')), day)
  const sums: RoleSums = {
    phones: [
      { roles: ['resident'], count: 500 },
      { roles: ['duty-officer'], count: 9 },
      { roles: ['resident', 'leader-on-duty', 'grid-worker'], count: 3 },
      { roles: ['resident', 'grid-worker'], count: 20 },
    ],
    rooms: [
      { roles: [], count: 2 },
      { roles: ['duty-officer'], count: 1 },
    ],
    terminals: 40,
  }
  const reaches = new Map([['430182', sums]])
  // R02 is for officers and leaders on duty, by phones and rooms; R21 for grid workers, too, and for loudspeakers.
  expect(all.map(one => occurrenceJson(one, reaches)).map(({ notice, reach }) => ({ notice, reach }))).toEqual([
    { notice: 'R02', reach: { people: 12, rooms: 3 } },
    { notice: 'R21', reach: { people: 23, rooms: 2, speakers: 40 } },
  ])
  expect(calendarText(speaker('en'), all, { jurisdictions: defaultBook.jurisdictions, reaches })).toContain(
    'SMS parts zh 1, en 3 · 12 people, 3 rooms',
  )
})

test('the doctor notes from September on that next year’s table is missing', () => {
  const verdict = (day: string) => holidayFinding(publishedHolidays, Date.parse(`${day}T04:00:00Z`)).verdict
  expect(verdict('2026-08-20')).toBe('ok')
  expect(verdict('2026-09-10')).toBe('note')
  expect(verdict('2026-12-31')).toBe('note')
})

test('a rule whose season an area does not have is told of', () => {
  const elsewhere = {
    area: '650100',
    name: { zh: '某市', en: 'Somewhere' },
    zone: 'Asia/Urumqi',
    signature: '某市应急',
  }
  const told = silentLines(speaker('en'), defaultBook, [Jurisdiction.parse(elsewhere)])
  expect(told).toContain('⚠ R08/week-before is never due in Somewhere: its season is not configured there')
  expect(told).toHaveLength(2)
})
