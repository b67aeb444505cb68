import { describe, expect, it } from 'vitest'
import type { Notice } from '../../shared/domain/calendar/notice.ts'
import {
  aCalendar,
  aNotice,
  decides,
  heard,
  looks,
  mayDay,
  minute,
  on,
  ownCalendar,
  planned,
  states,
} from './support/calendar.ts'

const edited = async (first: Notice, second: Notice) => {
  const here = await aCalendar(on('05-08', '08:00'), [first])
  await decides(here, 'approve', first.id)
  await here.calendars.put(ownCalendar([second], 2))
  await looks(here)
  return here
}

describe('a notice that is edited after it was approved', () => {
  it('is told in its new words, when these were approved', async () => {
    const here = await edited(mayDay('N1'), mayDay('N1', { zh: '请当心。' }))
    expect(await states(here)).toEqual(['N1 draft'])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '09:10'), 5 * minute)
    expect(heard(here)).toEqual(['【宁乡应急】请当心。'])
  })

  it('to have no places of its own is for all of the area, once that is approved', async () => {
    const here = await edited(mayDay('N1', { places: ['430182101202'] }), mayDay('N1'))
    expect(await states(here)).toEqual(['N1 draft'])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '09:10'), 5 * minute)
    expect([heard(here), heard(here, '+8615400011001')]).toEqual([
      ['【宁乡应急】请注意N1。'],
      ['【宁乡应急】请注意N1。'],
    ])
  })

  it('to be for another village alone must be approved again', async () => {
    const here = await edited(mayDay('N1'), mayDay('N1', { places: ['430182101202'] }))
    expect(await states(here)).toEqual(['N1 draft'])
  })

  it('in its name alone, the headline of its page, must be approved again', async () => {
    const here = await edited(mayDay('N1'), { ...mayDay('N1'), name: { zh: '立即撤离', en: 'Evacuate' } })
    expect(await states(here)).toEqual(['N1 draft'])
  })

  it('in nothing that anybody hears stays approved', async () => {
    const here = await edited(mayDay('N1'), aNotice('N1', { rules: { eve: 'fixed 05-11 10:00' } }))
    expect(await states(here)).toEqual(['N1 approved'])
  })
})

describe('a notice of a book', () => {
  it('taken out of the book, is dropped; put back, it stands again', async () => {
    const here = await aCalendar(on('05-08', '08:00'), [mayDay('N1')])
    await here.calendars.put(ownCalendar([], 2))
    await looks(here)
    expect(await states(here)).toEqual(['N1 dropped no-longer-due'])
    await here.calendars.put(ownCalendar([mayDay('N1')], 3))
    await looks(here)
    expect(await states(here)).toEqual(['N1 draft'])
    expect(await planned(here)).toHaveLength(1)
  })
})

describe('a day', () => {
  it('that meets two rules of a notice hears its words once', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [
      aNotice('N1', { rules: { morning: 'fixed 05-11 09:00', afternoon: 'fixed 05-11 16:00' } }),
    ])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '20:00'), 5 * minute)
    expect(heard(here)).toEqual(['【宁乡应急】请注意N1。'])
    expect(await states(here)).toEqual(['N1 told', 'N1 merged told-together'])
  })

  it('on which a notice was told hears it once, though its rule becomes one of another kind', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [mayDay('N1')])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '10:00'), 5 * minute)
    await here.calendars.put(ownCalendar([aNotice('N1', { rules: { eve: 'window 05-01..05-31 day-11 12:00' } })], 2))
    await looks(here)
    await here.until(on('05-11', '13:00'), 5 * minute)
    expect((await planned(here)).map(({ key, state }) => `${key} ${state}`)).toEqual(['N1/eve/fixed 2026 told'])
    expect(heard(here)).toHaveLength(1)
  })

  it('on which a notice was told hears it once, though its rule is edited to another hour', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [mayDay('N1')])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '10:00'), 5 * minute)
    await here.calendars.put(ownCalendar([aNotice('N1', { rules: { eve: 'fixed 05-11 12:00' } })], 2))
    await looks(here)
    await here.until(on('05-12', '00:00'), 5 * minute)
    expect(heard(here)).toHaveLength(1)
    expect(await states(here)).toEqual(['N1 told'])
  })
})
