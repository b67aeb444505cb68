import { describe, expect, it } from 'vitest'
import { writeOwn } from '../../functions/keep-calendar/write-own.ts'
import type { Notice } from '../../shared/domain/calendar/notice.ts'
import { decideNotice } from '../../shared/domain/notices/decision.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { defaultBook as book } from '../../shared/policy/notices/book.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { recordingLog } from '../unit/support/recording-log.ts'
import {
  aCalendar,
  area,
  asked,
  decides,
  decidesAs,
  heard,
  looks,
  mayDay,
  minute,
  on,
  ownCalendar,
  ownCalendarOf,
  planned,
  states,
} from './support/calendar.ts'
import { li, trainee, wang } from './support/officers.ts'
import type { County } from './support/story.ts'

describe('a notice that was approved', () => {
  it('by a key that reaches fewer waits for another, its officers are told so, and then it is told', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [mayDay('N1')])
    await decidesAs(here, trainee, 'approve', 'N1')
    await here.until(on('05-11', '09:00'), 5 * minute)
    const before = asked(here).length
    await here.until(on('05-11', '09:20'), minute)
    expect([heard(here), await states(here)]).toEqual([[], ['N1 draft above-officer']])
    expect(asked(here).length).toBeGreaterThan(before)
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '09:30'), minute)
    expect([heard(here), await states(here)]).toEqual([['【宁乡应急】请注意N1。'], ['N1 told']])
  })

  it('by a key that reaches fewer is not told together with one of a key that reaches more', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [mayDay('N1'), mayDay('N2')])
    await decidesAs(here, wang, 'approve', 'N1')
    await decidesAs(here, trainee, 'approve', 'N2')
    await here.until(on('05-11', '10:00'), 5 * minute)
    expect(heard(here)).toEqual(['【宁乡应急】请注意N1。'])
    expect(await states(here)).toEqual(['N1 told', 'N2 draft above-officer'])
  })

  it('for nobody of the county lapses with all that would have been told with it', async () => {
    const fishers = { audience: ['fisher' as const] }
    const here = await aCalendar(on('05-10', '08:00'), [mayDay('N1', fishers), mayDay('N2', fishers)])
    await decides(here, 'approve', 'N1', 'N2')
    await here.until(on('05-11', '10:00'), 5 * minute)
    expect(await states(here)).toEqual(['N1 lapsed nobody-addressed', 'N2 lapsed nobody-addressed'])
  })

  it('by nobody, of a province, is asked of none who may not decide on it', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [])
    await here.calendars.put(ownCalendarOf('43', [mayDay('N1')]))
    await here.until(on('05-10', '10:00'), 5 * minute)
    expect(await states(here, '43')).toEqual(['N1 draft'])
    expect(asked(here)).toEqual([])
  })
})

describe('whoever writes the book', () => {
  const writes = (here: County, holder: KeyHolder, notices: Notice[]) => {
    const { jurisdiction, seasons } = ownCalendar(notices)
    const write = writeOwn({ ...here, book, valueNames, isEventCode: () => true, log: recordingLog() })
    return write(area, { version: 1, jurisdiction, seasons }, holder)
  }

  it('as an operator has nothing told that nobody approved', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [])
    const bold = mayDay('N1', { unapproved: 'send' })
    expect(await writes(here, trainee, [bold])).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'send-needs-administrator', at: 'N1/unapproved' }],
    })
    await looks(here)
    expect(await states(here)).toEqual([])
    expect(await writes(here, { ...wang, role: 'administrator' }, [bold])).toMatchObject({ area, version: 2 })
  })

  it('approves none of what they wrote; somebody else does', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [])
    await writes(here, wang, [mayDay('N1')])
    await looks(here)
    const [one] = await planned(here)
    if (!one) throw new Error('nothing planned')
    const by = (holder: KeyHolder) =>
      decideNotice(one, { decision: 'approve', rev: one.rev, holder, now: here.clock.at })
    expect(by(wang)).toMatchObject({ kind: 'refused', reasons: [{ code: 'own-notice' }] })
    expect(by(li)).toMatchObject({ kind: 'decided', to: { state: 'approved' } })
  })
})
