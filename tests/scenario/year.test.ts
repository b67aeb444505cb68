import { beforeAll, describe, expect, it } from 'vitest'
import { yearDocument } from '../../infra/cli/demo/year-document.ts'
import { speaker } from '../../infra/cli/language.ts'
import { monthText } from '../../infra/cli/show/year-month.ts'
import { yearText } from '../../infra/cli/show/year-table.ts'
import { playYear, type Year } from '../../infra/year/play-year.ts'
import { sumsOf } from '../../infra/year/report/sums.ts'
import { HolidayTable } from '../../shared/domain/calendar/holidays.ts'
import { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { isOutsidePlan, unpackMark } from '../../shared/domain/sheets/mark.ts'
import { smsParts } from '../../shared/domain/text/sms-parts.ts'
import { defaultBook } from '../../shared/policy/notices/book.ts'
import { holidays2027 } from '../fixtures/holidays.ts'
import { dutyGroup, dutyPhones } from './support/officers.ts'
import { north, south } from './support/story.ts'
import { twoVillages } from './support/village.ts'

const zone = 'Asia/Shanghai'
const day = (month: number, date: number, hour = 0) =>
  Date.parse(
    `2027-${`${month}`.padStart(2, '0')}-${`${date}`.padStart(2, '0')}T${`${hour}`.padStart(2, '0')}:00:00+08:00`,
  )
const loaded = HolidayTable.parse({
  year: 2027,
  source: '国办发明电〔2026〕7号',
  holidays: holidays2027,
})
const found = defaultBook.jurisdictions.find(({ area }) => area === '430182')
const jurisdiction = found ?? { area: '', name: { zh: '', en: '' }, zone, signature: '', without: [], notices: [] }
/** A herder in the north, whose herd the cold concerns; and a village where nobody is. */
const records = [
  ...twoVillages().map(record =>
    record.kind === 'person' && record.id === 'phone-0-2' ? { ...record, roles: ['herder', 'driver'] } : record,
  ),
  ...dutyGroup(),
  { kind: 'area', code: '430182101203', name: '空村', level: 'village' },
].map(record => DirectoryRecord.parse(record))

const play = (seed: number, months: number) =>
  playYear({ year: 2027, seed, months, jurisdiction, records, kept: [], loaded: [loaded], onMonth: () => undefined })

let year: Year
beforeAll(async () => {
  year = await play(1, 2)
})
const notices = () => year.months.flatMap(one => one.notices)
const deliveries = () => notices().flatMap(one => one.deliveries)
const one = (key: string) => notices().find(notice => notice.key.startsWith(key))

describe('a year of notices', () => {
  it('adds up: what the places received is what the marks say, and what the carriers took', () => {
    const { sheets, carriers, notices: store } = year.house
    const told = new Set(
      store.stored.flatMap(({ warning, at }) => (warning !== undefined && at < day(3, 1) ? [warning] : [])),
    )
    const own = sheets.all().filter(({ id }) => told.has(id.warning))
    const marks = own.flatMap(({ id, marks }) =>
      Array.from(marks, word => ({ channel: id.channel, ...unpackMark(word) })),
    )
    const sums = sumsOf(deliveries())
    for (const channel of ['sms', 'group-chat', 'loudspeaker'] as const) {
      const ofChannel = marks.filter(mark => mark.channel === channel && !isOutsidePlan(mark))
      expect(sums[channel].planned).toBe(ofChannel.length)
      expect(sums[channel].received).toBe(ofChannel.filter(({ state }) => state === 'accepted').length)
      expect(sums[channel].received).toBeGreaterThan(0)
    }
    const sms = carriers.sms.taken.filter(({ ref }) => told.has(ref.split('/')[0] ?? ''))
    expect(sums.sms.received).toBe(sms.length)
    expect(sums.sms.parts).toBe(
      sms.reduce((sum, { content }) => sum + ('text' in content ? smsParts(content.text) : 0), 0),
    )
    expect(sms.filter(({ address }) => dutyPhones.includes(address))).toEqual([])
    expect(deliveries().every(({ figures }) => figures.open === 0)).toBe(true)
  })

  it('is told on its days: approved in one sitting, spoken at noon, nobody woken', () => {
    const { toldAt, deliveries: received } = one('R01/') ?? {}
    expect(toldAt).toBe(day(1, 30, 9))
    const spoken = received?.filter(({ channel }) => channel === 'loudspeaker')
    expect(spoken?.map(({ place, figures }) => [place, figures.accepted])).toEqual([
      [north, 2],
      [south, 2],
    ])
    for (const { at = 0 } of deliveries()) {
      const hour = new Date(at + 8 * 3_600_000).getUTCHours()
      expect(hour).toBeGreaterThanOrEqual(6)
      expect(hour).toBeLessThan(22)
    }
  })

  it('moves what stood on its festival’s own day when the holidays are loaded in January', () => {
    expect(one('R02/')).toMatchObject({
      at: day(2, 3, 15),
      toldAt: day(2, 3, 15),
      fallback: false,
      moved: { from: day(2, 4, 15), by: 'holiday-table' },
    })
  })

  it('tells what a warning calls for soon after an officer has looked at it, and nothing that none called for', () => {
    const called = notices().filter(({ cause }) => cause !== undefined)
    expect(called.length).toBeGreaterThan(0)
    for (const { at, toldAt, state } of called)
      if (state === 'told') expect((toldAt ?? 0) - at).toBeLessThan(3 * 3_600_000)
    const codes = new Set(year.months.flatMap(({ spells }) => spells.map(({ code }) => code)))
    expect([...codes].every(code => ['11B04', '11B05', '11B21'].includes(code))).toBe(true)
    expect(called.every(({ notice }) => ['R22', 'R23'].includes(notice))).toBe(true)
  })

  it('is the same for the same seed', async () => {
    const again = await play(1, 1)
    expect(again.months[0]).toEqual(year.months[0])
  })
})

describe('what is printed of it', () => {
  const say = speaker('zh')
  const texts = () => [...year.months.map(month => monthText(say, month, { ...year, zone })), yearText(say, year)]

  it('names every village, the one that nothing reaches among them', () => {
    expect(year.villages.map(({ code, by }) => [code, by])).toEqual([
      [north, [north, '430182101000']],
      [south, [south, '430182101000']],
      ['430182101203', ['430182101000']],
    ])
    for (const text of texts()) expect(text).toContain('空村')
    expect(texts()[0]).toContain('01-30 09:00  R01 春节前居家安全  短信 8 人 8 段、群 1、喇叭 4')
    expect(texts()[0]).toContain('01-30 11:30  R01 春节前居家安全  喇叭 2')
    expect(texts()[1]).toContain('原定 02-04 15:00')
  })

  it('is one document, whose places add up to its totals', () => {
    const document = JSON.parse(JSON.stringify(yearDocument({ year: 2027, area: '430182', seed: 1, zone }, year)))
    const received = document.months.flatMap(
      (month: { notices: { received: { channel: string; received: number }[] }[] }) =>
        month.notices.flatMap(notice => notice.received),
    )
    for (const channel of ['sms', 'group-chat', 'loudspeaker']) {
      const own = received.filter((delivery: { channel: string }) => delivery.channel === channel)
      expect(document.totals[channel].received).toBe(
        own.reduce((sum: number, { received }: { received: number }) => sum + received, 0),
      )
    }
  })

  it('has no number of a phone, no name of a person and no key of a room', () => {
    const all = [...texts(), JSON.stringify(yearDocument({ year: 2027, area: '430182', seed: 1, zone }, year))].join(
      '\n',
    )
    expect(all).not.toMatch(/\+86|154000|robot-|某/)
  })
})
