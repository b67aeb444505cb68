import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { NoticeView } from '../../../shared/contracts/notices.ts'
import { NoticeState } from '../../../shared/domain/notices/planned-notice.ts'
import { area, at, type Keeping, keeping, planned, type Who } from '../functions/keep-calendar/keeping.ts'
import { served } from './support/served.ts'

let world: Keeping
let service: Awaited<ReturnType<typeof served>>
beforeEach(async () => {
  world = await keeping()
  service = await served(world.app)
})
afterEach(() => service.close())

const run = (args: string[], who: Who = 'county', language: 'zh' | 'en' = 'en') => service.run(args, who, language)
const plan = (...all: ReturnType<typeof planned>[]) => world.notices.commit({ notices: all.map(to => ({ to })) })
const stateOf = async (key: string) => (await world.notices.find(area, key))?.state
const march = Date.parse('2027-03-01T00:30:00+08:00')

describe('tongluo notices', () => {
  it('shows how each stands, why, for whom, how many and how many parts, and what waits for me', async () => {
    await plan(planned('R02/eve/holiday 春节 2027', { moved: { from: at - 86_400_000, at, by: 'holiday-table' } }))
    const { printed } = await run(['notices'])
    for (const words of [
      '2027-02-04 15:00 +08:00  On duty at New Year  430182 【宁乡应急】 ⚠ may move',
      'R02/eve/holiday 春节 2027',
      'a draft: waits for approval · holiday 春节 start -1d 15:00 · 1 day before · moved from 2027-02-03 15:00 +08:00 (holiday-table)',
      'residents · phones, rooms · SMS parts zh 1 · 7 people, 1 rooms, 0 loudspeakers',
      '1 wait for your word: npx tongluo approve --notices 2027-02',
    ])
      expect(printed).toContain(words)
    expect((await run(['notices'], 'county', 'zh')).printed).toContain('1 条等待您决定')
  })

  it('says for which places one is', async () => {
    await plan(planned('a', { places: ['430182101201', 'G-430182101'] }))
    expect((await run(['notices'])).printed).toContain('residents · 430182101201, G-430182101 · phones, rooms')
  })

  it('of a month are those whose own day lies in it', async () => {
    await plan(planned('a'), planned('b', { at: march, date: '2027-03-01' }))
    const keys = async (month: string) => {
      const { printed } = await run(['notices', month, '--json'])
      return z
        .array(NoticeView)
        .parse(JSON.parse(printed))
        .map(({ key }) => key)
    }
    expect([await keys('2027-02'), await keys('2027-03')]).toEqual([['a'], ['b']])
    expect((await run(['notices', 'May'])).code).toBe(2)
    expect((await run(['notices', '2026-11'])).printed).toBe('There is no notice.')
  })

  it.each(NoticeState.options)('knows the words for %s', async state => {
    await plan(planned('a', { state, reason: 'too-late' }))
    expect((await run(['notices'])).printed).toContain(' (too-late: its time is over by more than the set time')
    expect((await run(['notices'], 'county', 'zh')).printed).toContain('（too-late：已超过规定时限')
  })
})

describe('tongluo approve --notices', () => {
  it('approves the month in one sitting, but what is excepted, and tells each', async () => {
    await plan(planned('a'), planned('b', { notice: 'R25' }), planned('c', { at: march, date: '2027-03-01' }))
    const { printed, code } = await run(['approve', '--notices', '2027-02', '--except', 'R25'])
    expect(printed).toContain('On duty at New Year  430182  a\n    approved: is told in time')
    expect([code, await stateOf('a'), await stateOf('b'), await stateOf('c')]).toEqual([
      0,
      'approved',
      'draft',
      'draft',
    ])
    const again = await run(['approve', '--notices', '2027-02', '--except', 'b'])
    expect(again).toMatchObject({ code: 0, printed: 'No notice waits for approval.' })
  })

  it('approves nothing where an exception is misspelt', async () => {
    await plan(planned('a'))
    expect(await run(['approve', '--notices', '2027-02', '--except', 'R52'])).toMatchObject({ code: 2 })
    expect(await stateOf('a')).toBe('draft')
  })

  it('ends with 1 when one of them is refused, and the others are approved all the same', async () => {
    const first = planned('a')
    await plan(first, planned('b'))
    const find = world.notices.find
    // Somebody else changes it between what was listed and what is decided.
    world.notices.find = async (...names) => {
      const found = await find(...names)
      return found?.key === 'a' ? { ...found, rev: 2 } : found
    }
    const { code, printed, why } = await run(['approve', '--notices', '2027-02'])
    expect([code, why, await stateOf('b')]).toEqual([1, '1 of them were refused.', 'approved'])
    expect(printed).toContain('refused: changed-since')
  })

  it('tells what was decided when the service fails half-way', async () => {
    const all = Array.from({ length: 101 }, (_, n) => planned(`n-${n}`))
    for (const some of [all.slice(0, 60), all.slice(60)]) await plan(...some)
    world.app.onError((_, c) => c.body(null, 500))
    const commit = world.notices.commit
    let decided = 0
    world.notices.commit = async change => {
      decided += 1
      if (decided > 100) throw new Error('the table is gone')
      return commit(change)
    }
    const { code, printed } = await run(['approve', '--notices', '2027-02', '--json'])
    expect([code, JSON.parse(printed).length]).toEqual([3, 100])
  })

  it('is about a warning or about notices', async () => {
    for (const args of [['approve'], ['approve', 'w1', '--notices', '2027-02'], ['reject', '--reason', 'x']])
      expect((await run(args)).code).toBe(2)
  })

  it('decides nothing with the key of somebody who may not', async () => {
    await plan(planned('a'))
    expect((await run(['approve', '--notices', '2027-02'], 'neighbour')).printed).toBe('No notice waits for approval.')
    expect(await stateOf('a')).toBe('draft')
  })
})

it('tongluo reject --notice takes one notice and its reason', async () => {
  const key = 'R02/eve/holiday 春节 2027'
  await plan(planned(key))
  const args = ['reject', '--notice', key, '--reason', '今年不办']
  expect((await run(args)).code).toBe(2)
  expect(await run([...args, '--area', `${area}000000`])).toMatchObject({ code: 0 })
  expect(await world.notices.find(area, key)).toMatchObject({ state: 'rejected', decided: { reason: '今年不办' } })
  expect((await run([...args, '--area', area])).code).toBe(1)
})

describe('tongluo calendar with a service', () => {
  it('prints the book that the service has', async () => {
    const shown = JSON.parse((await run(['calendar', 'book', 'show', '--area', area])).printed)
    const file = join(service.cwd, 'book.json')
    writeFileSync(file, JSON.stringify({ ...shown, jurisdiction: { ...shown.jurisdiction, without: ['R11'] } }))
    expect((await run(['calendar', 'book', 'set', file])).printed).toContain('stored as version 1')
    const notices = JSON.parse((await run(['calendar', '2026', '--area', area, '--json'])).printed)
    const names = new Set(notices.map(({ notice }: { notice: string }) => notice))
    expect([names.has('R11'), names.has('R12')]).toEqual([false, true])
    expect((await run(['calendar', 'book', 'set', file])).code).toBe(1)
    const whole = JSON.parse((await run(['calendar', 'book', 'show'])).printed)
    expect(whole.jurisdictions).toMatchObject([{ area, without: ['R11'] }])
  })

  it('refuses a book with every reason, and a file that is none', async () => {
    const shown = JSON.parse((await run(['calendar', 'book', 'show', '--area', area])).printed)
    const file = join(service.cwd, 'book.json')
    writeFileSync(file, JSON.stringify({ ...shown, jurisdiction: { ...shown.jurisdiction, without: ['R61'] } }))
    const { code, why } = await run(['calendar', 'book', 'set', file])
    expect([code, why]).toEqual([1, expect.stringContaining(`unknown-notice (${area}/without/R61)`)])
    writeFileSync(file, 'no json')
    expect((await run(['calendar', 'book', 'set', file])).code).toBe(2)
  })

  it('loads a holiday table into it', async () => {
    const days = [
      ...[
        ['元旦', '01-01', '01-03'] as const,
        ['春节', '02-04', '02-11'] as const,
        ['清明', '04-03', '04-05'] as const,
      ],
      ...[['劳动节', '05-01', '05-05'] as const, ['端午', '06-09', '06-09'] as const],
      ...[['中秋', '09-15', '09-17'] as const, ['国庆节', '10-01', '10-07'] as const],
    ]
    const file = join(service.cwd, '2027.json')
    const holidays = days.map(([name, start, end]) => ({ name, start: `2027-${start}`, end: `2027-${end}` }))
    writeFileSync(file, JSON.stringify({ year: 2027, source: '国办发明电', holidays }))
    const args = ['calendar', '2027', '--area', area, '--holidays', file]
    expect((await run(args, 'county')).code).toBe(1)
    expect(await world.calendars.holidays()).toEqual([])
    const { code, told } = await run(args, 'country')
    expect([code, told]).toEqual([0, expect.stringContaining('drafts of 2 areas are looked at again')])
    expect((await world.calendars.holidays()).map(({ year }) => year)).toEqual([2027])
  })
})
