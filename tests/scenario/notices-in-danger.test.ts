import { describe, expect, it } from 'vitest'
import {
  aCalendar,
  decides,
  expires,
  looks,
  mayDay,
  minute,
  noticesHeard,
  on,
  ownCalendar,
  ownCalendarOf,
  rain,
  rainIsOver,
  redWarning,
  states,
  warned,
} from './support/calendar.ts'
import { anAlert } from './support/cap.ts'

describe('a second warning of the same', () => {
  it('keeps the notice that the first one called for, though that is over', async () => {
    const here = await aCalendar(on('07-01', '02:00'), [rain])
    await warned(here, 'W1', { times: expires(on('07-01', '06:00')) })
    here.clock.at += 10 * minute
    await warned(here, 'W2')
    await decides(here, 'approve', 'N1')
    await here.until(on('07-01', '12:00'), 5 * minute)
    expect(await states(here)).toEqual(['N1 told'])
    expect(noticesHeard(here)).toEqual(['【宁乡应急】请注意N1。'])
  })

  it('that is in force when the first is cancelled calls for no all-clear, and its own end does', async () => {
    const here = await aCalendar(on('07-01', '10:00'), [rain, rainIsOver])
    const first = await warned(here, 'W1')
    await decides(here, 'approve', 'N1')
    await here.until(on('07-01', '10:20'), minute)
    const second = await warned(here, 'W2')
    await here.until(on('07-01', '11:00'), minute)
    await warned(here, 'W8', { msgType: 'Cancel', references: [['W1', first]] })
    expect(await states(here)).toEqual(['N1 told'])
    here.clock.at += 10 * minute
    await warned(here, 'W9', { msgType: 'Cancel', references: [['W2', second]] })
    expect(await states(here)).toEqual(['N1 told', 'N2 draft'])
  })

  it('of the night takes back the all-clear of the evening', async () => {
    const here = await aCalendar(on('07-01', '19:00'), [rain, rainIsOver])
    const tomorrow = { times: expires(on('07-02', '20:00')) }
    const first = await warned(here, 'W1', tomorrow)
    await decides(here, 'approve', 'N1')
    await here.until(on('07-01', '23:00'), minute)
    await warned(here, 'W9', { ...tomorrow, msgType: 'Cancel', references: [['W1', first]] })
    await decides(here, 'approve', 'N2')
    await here.until(on('07-02', '03:00'), 5 * minute)
    expect(await states(here)).toEqual(['N1 told', 'N2 approved'])
    await warned(here, 'W2', tomorrow)
    await here.until(on('07-02', '07:10'), minute)
    expect(await states(here)).toContain('N2 dropped warning-over')
    expect(noticesHeard(here)).toEqual(['【宁乡应急】请注意N1。'])
  })
})

describe('a red warning in force', () => {
  const may = mayDay('N1')

  it('holds the notices of a jurisdiction that was opened after it was issued', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [])
    await redWarning(here, 'W1', on('05-12', '20:00'))
    await here.calendars.put(ownCalendarOf('430182101', [mayDay('N1', { unapproved: 'send' })]))
    await here.until(on('05-11', '09:10'), 5 * minute)
    expect(await states(here, '430182101')).toEqual(['N1 draft held-by-warning'])
    expect(noticesHeard(here)).toEqual([])
  })

  it('holds a notice that is taken out of the book meanwhile, and it is not told afterwards', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [may])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '08:00'), 5 * minute)
    await redWarning(here, 'W1', on('05-11', '10:30'))
    await here.until(on('05-11', '09:30'), 5 * minute)
    expect(await states(here)).toEqual(['N1 approved held-by-warning'])
    await here.calendars.put(ownCalendar([], 2))
    await looks(here)
    await here.until(on('05-11', '11:00'), minute)
    expect(await states(here)).toEqual(['N1 dropped no-longer-due'])
    expect(noticesHeard(here)).toEqual([])
  })

  it('holds a notice though its way to the calendar was lost: the tick asks again', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [may])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '08:00'), 5 * minute)
    const words = { colour: 'red', geocode: '430182101000', sent: on('05-11', '08:00') }
    await here.receive(anAlert({ ...words, times: expires(on('05-11', '20:00')) }))
    expect(here.warnings.outbox.splice(0)).toHaveLength(1)
    await here.until(on('05-11', '10:00'), minute)
    expect(await states(here)).toEqual(['N1 approved held-by-warning'])
  })
})
