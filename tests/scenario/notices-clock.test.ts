import { describe, expect, it } from 'vitest'
import {
  aCalendar,
  aNotice,
  area,
  decides,
  heard,
  looks,
  mayDay,
  minute,
  on,
  planned,
  states,
} from './support/calendar.ts'
import { dutyPhones } from './support/officers.ts'

const hour = 60 * minute
const may = mayDay('N1')
const approved = async (at: string, notice = may, zone?: string) => {
  const here = await aCalendar(at, [notice], zone === undefined ? {} : { zone })
  await decides(here, 'approve', notice.id)
  return here
}

describe('a scheduler that was down', () => {
  const wakesAt = async (time: string) => {
    const here = await approved('2026-05-10T08:00:00+08:00')
    here.clock.at = Date.parse(time)
    await here.until(new Date(here.clock.at + 20 * minute).toISOString(), minute)
    return here
  }

  it('for an hour tells what it missed', async () => {
    const here = await wakesAt('2026-05-11T09:58:00+08:00')
    expect(await states(here)).toEqual(['N1 told'])
    expect(heard(here)).toHaveLength(1)
  })

  it('for a day asks whether it is still told, and tells its officers at once', async () => {
    const here = await wakesAt('2026-05-12T08:30:00+08:00')
    expect(await states(here)).toEqual(['N1 late too-late'])
    expect(heard(here)).toEqual([])
    expect(here.carriers.sms.taken.map(({ address }) => address)).toContain(dutyPhones[0])
    await decides(here, 'approve', 'N1')
    await here.until('2026-05-12T09:00:00+08:00', minute)
    expect(heard(here)).toHaveLength(1)
  })

  it('for a week tells nothing of it', async () => {
    const here = await wakesAt('2026-05-18T08:30:00+08:00')
    expect(await states(here)).toEqual(['N1 lapsed nobody-decided'])
  })

  it('for six weeks makes the drafts that it slept over, and asks', async () => {
    const here = await aCalendar('2026-03-31T08:00:00+08:00', [may])
    expect(await states(here)).toEqual([])
    here.clock.at = Date.parse('2026-05-11T10:00:00+08:00')
    await here.until('2026-05-11T10:20:00+08:00', minute)
    expect(await states(here)).toEqual(['N1 draft'])
    expect(here.carriers.sms.taken.map(({ address }) => address)).toContain(dutyPhones[0])
  })
})

describe('the clock of the store', () => {
  it('set back after a notice was told, tells it no second time', async () => {
    const here = await approved('2026-05-10T08:00:00+08:00')
    await here.until('2026-05-11T09:10:00+08:00', minute)
    here.clock.at -= 3 * hour
    await here.until('2026-05-11T12:00:00+08:00', minute)
    expect(heard(here)).toHaveLength(1)
  })

  it('set back between two tries, is the same message to the door', async () => {
    const here = await approved('2026-05-10T08:00:00+08:00')
    here.clock.at = Date.parse('2026-05-11T09:00:00+08:00')
    await here.tick()
    const [one] = await planned(here)
    if (!one) throw new Error('nothing planned')
    await here.drain()
    const told = await here.notices.find(area, one.key)
    // The worker died after the door and before its note.
    const { warning: _, ...unknown } = { ...told, state: 'telling' as const, dueAt: here.clock.at, rev: 90 }
    if (!told) throw new Error('nothing told')
    await here.notices.commit({ notices: [{ from: told, to: { ...told, ...unknown } }] })
    here.clock.at -= 10 * minute
    await here.until('2026-05-11T09:30:00+08:00', minute)
    expect(await states(here)).toEqual(['N1 told'])
    expect(heard(here)).toHaveLength(1)
  })

  it('set forward by a day and back, drafts nothing twice', async () => {
    const here = await approved('2026-05-10T08:00:00+08:00')
    here.clock.at += 24 * hour - 2 * hour
    await looks(here)
    here.clock.at -= 22 * hour
    await here.until('2026-05-11T12:00:00+08:00', 5 * minute)
    expect(await planned(here)).toHaveLength(1)
    expect(heard(here)).toHaveLength(1)
  })
})

describe('a clock that goes wrong', () => {
  it('by five days for a minute loses nothing that was approved', async () => {
    const here = await approved('2026-05-10T08:00:00+08:00')
    here.clock.at += 5 * 24 * hour
    await here.tick()
    await here.drain()
    expect(await states(here)).toEqual(['N1 lapsed nobody-decided'])
    here.clock.at -= 5 * 24 * hour
    await here.until('2026-05-11T12:00:00+08:00', 5 * minute)
    expect(await states(here)).toEqual(['N1 told'])
    expect(heard(here)).toHaveLength(1)
  })
})

describe('a jurisdiction that comes back after most of a year', () => {
  it('drafts what is ahead and nothing of the past', async () => {
    const mondays = aNotice('N1', { rules: { week: 'window 01-01..12-31 mon 09:00' } })
    const here = await aCalendar(on('01-05', '08:00'), [mondays])
    const from = await here.notices.desk(area)
    if (!from) throw new Error('no desk')
    const { dueAt: _, ...closed } = from
    await here.notices.commit({ notices: [], desk: { from, to: { ...closed, rev: from.rev + 1 } } })
    const before = (await planned(here)).length
    here.clock.at = Date.parse(on('11-01', '08:00'))
    await here.tick()
    await here.drain()
    const drafts = (await planned(here)).slice(before)
    expect(drafts.map(({ date, state }) => `${date} ${state}`)).toEqual([
      '2026-11-02 draft',
      '2026-11-09 draft',
      '2026-11-16 draft',
      '2026-11-23 draft',
      '2026-11-30 draft',
    ])
  })
})

describe('days that are not like others', () => {
  const tellsAt = async (from: string, until: string, when: string, zone?: string) => {
    const here = await approved(from, aNotice('N1', { rules: { one: when } }), zone)
    await here.until(until, minute)
    return (await planned(here)).map(({ at, state }) => `${new Date(at).toISOString()} ${state}`)
  }

  it('a time that daylight saving leaves out abroad moves on by what is left out, and is told once', async () => {
    const at = await tellsAt('2026-03-07T12:00:00Z', '2026-03-08T23:00:00Z', 'fixed 03-08 02:30', 'America/New_York')
    expect(at).toEqual(['2026-03-08T07:30:00.000Z told'])
  })

  it('a time that comes twice abroad is told the first time, once', async () => {
    const at = await tellsAt('2026-10-31T12:00:00Z', '2026-11-01T23:00:00Z', 'fixed 11-01 01:30', 'America/New_York')
    expect(at).toEqual(['2026-11-01T05:30:00.000Z told'])
  })

  it.each([
    ['2028', '2028-02-29T01:00:00.000Z told'],
    ['2027', '2027-02-28T01:00:00.000Z told'],
  ])('29 February of %s', async (year, expected) => {
    const rule = 'fixed 02-29 09:00'
    expect(await tellsAt(`${year}-02-26T08:00:00+08:00`, `${year}-03-01T12:00:00+08:00`, rule)).toEqual([expected])
  })

  it('the last and the first of a year, each once', async () => {
    const notice = aNotice('N1', { rules: { last: 'fixed 12-31 23:30', first: 'fixed 01-01 00:30' } })
    const here = await approved('2026-12-30T08:00:00+08:00', notice)
    await here.until('2027-01-02T08:00:00+08:00', minute)
    const keys = (await planned(here)).filter(({ state }) => state === 'told').map(({ key, date }) => `${key} ${date}`)
    expect(keys).toEqual(['N1/last/fixed 2026 2026-12-31', 'N1/first/fixed 2027 2027-01-01'])
  })
})
