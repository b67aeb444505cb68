import { describe, expect, it } from 'vitest'
import {
  aCalendar,
  aNotice,
  asked,
  decides,
  expires,
  minute,
  noticesHeard,
  on,
  ownCalendar,
  planned,
  rain,
  rainIsOver,
  states,
  warned,
} from './support/calendar.ts'
import { dutyPhones } from './support/officers.ts'
import type { County } from './support/story.ts'

const time = (hour: string) => on('07-01', hour)
const until = (hour: string) => expires(time(hour))
const at = (hour: string) => aCalendar(time(hour), [rain, rainIsOver])
const approves = async (here: County, ...ids: string[]) => {
  await here.until(new Date(here.clock.at + 2 * minute).toISOString(), minute)
  await decides(here, 'approve', ...ids)
  await here.until(new Date(here.clock.at + 3 * minute).toISOString(), minute)
}

describe('a warning in force', () => {
  it('calls for its notice at once by day; whoever is on duty hears of it, and it is told when it is approved', async () => {
    const here = await at('10:00')
    await warned(here, 'W1')
    await here.drain()
    expect(await states(here)).toEqual(['N1 draft'])
    await here.until(time('10:08'), minute)
    expect(
      here.carriers.sms.taken.some(
        ({ address, content }) => address === dutyPhones[0] && 'text' in content && content.text.includes('提醒N1'),
      ),
    ).toBe(true)
    await approves(here, 'N1')
    expect(noticesHeard(here)).toEqual(['【宁乡应急】请注意N1。'])
  })

  it('at night calls for it at the time of its rule', async () => {
    const here = await at('02:00')
    await warned(here, 'W1')
    await here.drain()
    expect((await planned(here))[0]?.at).toBe(Date.parse(time('07:00')))
  })

  it.each([
    ['of a lower colour', { colour: 'blue' }],
    ['of another hazard', { code: '11B09', event: '高温' }],
    ['as an exercise', { status: 'Exercise' as const }],
    ['elsewhere', { geocode: '152529200000' }],
  ])('%s calls for nothing', async (_, words) => {
    const here = await at('10:00')
    await warned(here, 'W1', { ...words }).catch(() => undefined)
    await here.drain()
    expect(await states(here)).toEqual([])
  })

  it('calls for it once, however often it is updated, and however many warn of the same on one day', async () => {
    const here = await at('10:00')
    const sent = await warned(here, 'W1')
    await here.until(time('10:10'), minute)
    await warned(here, 'W2', { msgType: 'Update', references: [['W1', sent]], colour: 'orange' })
    await warned(here, 'W3')
    await here.drain()
    expect((await planned(here)).filter(({ notice }) => notice === 'N1')).toHaveLength(1)
  })

  it('that is over before its notice was told takes it back', async () => {
    const here = await at('02:00')
    await warned(here, 'W1', { times: until('06:00') })
    await here.drain()
    await decides(here, 'approve', 'N1')
    await here.until(time('07:10'), minute)
    expect(await states(here)).toEqual(['N1 dropped warning-over'])
    expect(noticesHeard(here)).toEqual([])
  })

  it('lowered below what calls for the notice takes it back, too', async () => {
    const here = await at('02:00')
    const sent = await warned(here, 'W1')
    await here.until(time('02:10'), minute)
    await warned(here, 'W2', { msgType: 'Update', references: [['W1', sent]], colour: 'blue' })
    await here.drain()
    expect(await states(here)).toEqual(['N1 dropped warning-over'])
  })

  it('of orange does not hold the notice that it calls for itself; another one does', async () => {
    const here = await at('10:00')
    await warned(here, 'W1', { colour: 'orange' })
    await here.drain()
    await approves(here, 'N1')
    expect(noticesHeard(here)).toHaveLength(1)
    const there = await at('10:00')
    await warned(there, 'W0', { colour: 'red', code: '11B09', event: '高温' })
    await warned(there, 'W1', { colour: 'orange' })
    await there.drain()
    await approves(there, 'N1')
    expect(await states(there)).toEqual(['N1 approved held-by-warning'])
  })
})

describe('a warning that calls for a notice of 07:00 in the night', () => {
  it('has its officers asked before 07:00', async () => {
    const here = await aCalendar(time('22:00'), [rain])
    await warned(here, 'W1', { times: expires(on('07-02', '20:00')) })
    await here.until(on('07-02', '06:59'), 5 * minute)
    expect(asked(here).at(-1)).toContain('07-02 07:00 提醒N1')
  })
})

describe('one danger', () => {
  it('that meets two rules of a notice calls for it once', async () => {
    const both = { rain: 'condition 11B03 >=yellow 07:00', worse: 'condition 11B03 >=orange 08:00' }
    const here = await aCalendar(time('10:00'), [aNotice('N1', { rules: both })])
    await warned(here, 'W1', { colour: 'orange' })
    expect(await states(here)).toEqual(['N1 draft'])
  })

  it('whose notice was told calls for it no second time under another name of its rule', async () => {
    const here = await aCalendar(time('10:00'), [rain])
    const sent = await warned(here, 'W1')
    await approves(here, 'N1')
    const renamed = aNotice('N1', { rules: { storm: 'condition 11B03|11A51 >=yellow 07:00' } })
    await here.calendars.put(ownCalendar([renamed], 2))
    await warned(here, 'W2', { msgType: 'Update', references: [['W1', sent]], colour: 'orange' })
    expect(await states(here)).toEqual(['N1 told'])
    expect(noticesHeard(here)).toHaveLength(1)
  })
})

describe('the all-clear', () => {
  const cancelled = async (isTold: boolean) => {
    const here = await at('10:00')
    const sent = await warned(here, 'W1')
    await here.drain()
    if (isTold) await approves(here, 'N1')
    await here.until(time('12:00'), minute)
    await warned(here, 'W9', { msgType: 'Cancel', references: [['W1', sent]] })
    await here.drain()
    return here
  }

  it('of a warning whose notice was told calls for the notice that takes it back', async () => {
    const here = await cancelled(true)
    await approves(here, 'N2')
    expect(noticesHeard(here)).toEqual(['【宁乡应急】请注意N1。', '【宁乡应急】请注意N2。'])
    expect(await states(here)).toEqual(['N1 told', 'N2 told'])
  })

  it('of a warning whose notice nobody heard calls for nothing', async () => {
    expect(await states(await cancelled(false))).toEqual(['N1 dropped warning-over'])
  })
})
