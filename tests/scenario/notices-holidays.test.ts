import { describe, expect, it } from 'vitest'
import type { HolidayTable } from '../../shared/domain/calendar/holidays.ts'
import { aCalendar, aNotice, decides, heard, looks, minute, planned, states } from './support/calendar.ts'
import type { County } from './support/story.ts'

describe('a holiday table that is imported after the drafts were made', () => {
  const eve = aNotice('N1', { rules: { eve: 'holiday 劳动节 start -1d 15:00' } })
  const approved = async (at: string) => {
    const here = await aCalendar(at, [eve])
    await decides(here, 'approve', 'N1')
    return here
  }
  const table = (start: string): HolidayTable => ({
    year: 2027,
    source: '国办发明电〔2026〕7号',
    holidays: [{ name: '劳动节', start, end: '2027-05-05' }],
    workdays: [],
  })
  const imported = async (here: County, start: string) => {
    await here.calendars.putHolidays(table(start), 'wang', here.clock.at)
    await looks(here)
  }

  it('moves them, and says so; an approval of the same words stands', async () => {
    const here = await approved('2027-04-20T08:00:00+08:00')
    expect((await planned(here))[0]).toMatchObject({ date: '2027-04-30', fallback: true, state: 'approved' })
    const before = here.carriers.sms.taken.length
    await imported(here, '2027-04-30')
    expect((await planned(here))[0]).toMatchObject({
      date: '2027-04-29',
      fallback: false,
      state: 'approved',
      moved: { from: Date.parse('2027-04-30T15:00:00+08:00'), by: 'holiday-table' },
    })
    const said = here.carriers.sms.taken.slice(before).map(({ content }) => ('text' in content ? content.text : ''))
    expect(said[0]).toContain('04-30 15:00 → 04-29 15:00')
    await here.until('2027-05-06T00:00:00+08:00', 5 * minute)
    expect(heard(here)).toHaveLength(1)
  })

  it('moves nothing that was told', async () => {
    const here = await approved('2027-04-20T08:00:00+08:00')
    await here.until('2027-04-30T16:00:00+08:00', 5 * minute)
    await imported(here, '2027-05-02')
    await here.until('2027-05-06T00:00:00+08:00', 5 * minute)
    expect(heard(here)).toHaveLength(1)
  })

  it('into the past makes it late: it is asked about', async () => {
    const here = await approved('2027-04-30T08:00:00+08:00')
    await imported(here, '2027-04-30')
    await here.until('2027-04-30T08:30:00+08:00', minute)
    expect(await states(here)).toEqual(['N1 late too-late'])
    expect(heard(here)).toEqual([])
  })

  it('after they lapsed on days that were not the right ones has them stand again', async () => {
    const here = await aCalendar('2027-04-28T08:00:00+08:00', [eve])
    await here.until('2027-05-02T16:00:00+08:00', 30 * minute)
    expect(await states(here)).toEqual(['N1 lapsed nobody-approved'])
    await imported(here, '2027-05-04')
    expect(await states(here)).toEqual(['N1 draft'])
    expect((await planned(here))[0]?.date).toBe('2027-05-03')
  })

  it('while the calendar is looked at is seen by that look', async () => {
    const here = await approved('2027-04-20T08:00:00+08:00')
    const desk = here.notices.desk
    here.notices.desk = async where => {
      here.notices.desk = desk
      const from = await desk(where)
      await here.calendars.putHolidays(table('2027-04-29'), 'wang', here.clock.at)
      if (!from) throw new Error('no desk')
      const to = { ...from, rev: from.rev + 1, dueAt: here.clock.at }
      await here.notices.commit({ notices: [], desk: { from, to } })
      return from
    }
    here.clock.at = Date.parse('2027-04-21T00:10:00+08:00')
    await here.tick()
    await here.drain()
    expect((await planned(here))[0]).toMatchObject({ date: '2027-04-28', fallback: false })
  })
})
