import { describe, expect, it } from 'vitest'
import { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { aCalendar, aNotice, decides, mayDay as due, heard, minute, on, states } from './support/calendar.ts'
import { dutyPhones } from './support/officers.ts'
import { given } from './support/story.ts'
import { twoVillages } from './support/village.ts'

const mayDay = due('N1')

describe('a notice of the calendar', () => {
  it('stands as a draft for thirty days, and is told on its day once it was approved', async () => {
    const here = await aCalendar(on('04-11', '09:00'), [mayDay])
    expect(await states(here)).toEqual(['N1 draft'])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '08:59'), minute)
    expect(heard(here)).toEqual([])
    await here.until(on('05-11', '09:02'), minute)
    expect(heard(here)).toEqual(['【宁乡应急】请注意N1。'])
    expect(await states(here)).toEqual(['N1 told'])
  })

  it('is no draft before that', async () => {
    const here = await aCalendar(on('04-01', '08:00'), [mayDay])
    expect(await states(here)).toEqual([])
    await here.until(on('04-11', '00:20'), 5 * minute)
    expect(await states(here)).toEqual(['N1 draft'])
  })

  it('is not told without approval, and its officers are reminded by day, the more often the nearer it is', async () => {
    const here = await aCalendar(on('05-08', '02:00'), [mayDay])
    await here.until(on('05-12', '00:00'), 5 * minute)
    expect(heard(here)).toEqual([])
    const reminders = here.carriers.sms.taken.filter(({ address }) => address === dutyPhones[0])
    expect(reminders.length).toBeGreaterThan(6)
    expect(reminders.map(({ content }) => ('text' in content ? content.text : ''))[0]).toContain(
      'tongluo approve --notices 2026-05 --area 430182',
    )
    await here.until(on('05-14', '00:00'), 5 * minute)
    expect(await states(here)).toEqual(['N1 lapsed nobody-approved'])
  })

  it('is told by itself only if its rule says so', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [
      mayDay,
      aNotice('N2', { rules: { eve: 'fixed 05-11 09:00' }, unapproved: 'send' }),
    ])
    await here.until(on('05-11', '09:05'), minute)
    expect(heard(here)).toEqual(['【宁乡应急】请注意N2。'])
    expect(await states(here)).toEqual(['N1 draft', 'N2 told told-unapproved'])
  })

  it('approved late is told then', async () => {
    const here = await aCalendar(on('05-11', '08:00'), [mayDay])
    await here.until(on('05-11', '13:00'), 5 * minute)
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '13:05'), minute)
    expect(heard(here)).toHaveLength(1)
  })

  it('rejected is not told', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [mayDay])
    await decides(here, 'reject', 'N1')
    await here.until(on('05-14', '00:00'), 5 * minute)
    expect(heard(here)).toEqual([])
    expect(await states(here)).toEqual(['N1 rejected'])
  })

  it('that comes by night is told in the morning: nobody is woken', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [aNotice('N1', { rules: { eve: 'fixed 05-11 03:00' } })])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '06:29'), minute)
    expect(heard(here)).toEqual([])
    await here.until(on('05-11', '06:33'), minute)
    expect(heard(here)).toHaveLength(1)
  })

  it('for nobody of the county lapses, and calls no officer', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [
      aNotice('N1', { rules: { eve: 'fixed 05-11 09:00' }, audience: ['fisher'] }),
    ])
    await decides(here, 'approve', 'N1')
    const before = here.carriers.sms.taken.length
    await here.until(on('05-11', '12:00'), 5 * minute)
    expect(await states(here)).toEqual(['N1 lapsed nobody-addressed'])
    expect(here.carriers.sms.taken).toHaveLength(before)
  })

  it.each([
    ['a village', ['430182101202'], ['+8615400010001', ...[0, 1, 2, 3].map(n => `+861540001100${n}`)]],
    ['a direct group', ['G-430182-heads'], ['+8615400010000']],
  ])('for %s is told there and to nobody else', async (_, places, phones) => {
    const group = { kind: 'group', code: 'G-430182-heads', name: '直通群', covers: ['430182101201'] }
    const member = { kind: 'person', id: 'm', place: group.code, name: '某', phone: '+8615400010000', role: 'duty' }
    const records = [...twoVillages(), ...[group, member].map(one => DirectoryRecord.parse(one))]
    const notice = aNotice('N1', {
      rules: { eve: 'fixed 05-11 09:00' },
      places,
      audience: ['resident', 'duty-officer', 'village-responsible'],
    })
    const here = await aCalendar(on('05-10', '08:00'), [notice], { records })
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '09:02'), minute)
    const reached = here.carriers.sms.taken.map(({ address }) => address)
    expect(new Set(reached)).toEqual(new Set(phones))
  })

  it('of a speaker is spoken at noon', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [
      aNotice('N1', { rules: { eve: 'fixed 05-11 15:00' }, channels: ['loudspeaker'] }),
    ])
    await decides(here, 'approve', 'N1')
    const spoken = () => [...here.carriers.speakers.retained.values()].flatMap(({ inForce }) => inForce).length
    await here.until(on('05-12', '11:29'), 5 * minute)
    expect(spoken()).toBe(0)
    await here.until(on('05-12', '11:35'), minute)
    expect(spoken()).toBe(2)
  })
})

describe('two notices', () => {
  const two = [
    aNotice('N1', { rules: { eve: 'fixed 05-11 09:00' } }),
    aNotice('N2', { rules: { eve: 'fixed 05-11 16:00' } }),
  ]
  it('of one day for the same people are one message', async () => {
    const here = await aCalendar(on('05-10', '08:00'), two)
    await decides(here, 'approve', 'N1', 'N2')
    await here.until(on('05-11', '20:00'), 5 * minute)
    expect(heard(here)).toEqual(['【宁乡应急】请注意N1。请注意N2。'])
    expect(await states(here)).toEqual(['N1 told', 'N2 merged told-together'])
  })

  it('of one day are two where only one is approved', async () => {
    const here = await aCalendar(on('05-10', '08:00'), two)
    await decides(here, 'approve', 'N2')
    await here.until(on('05-11', '20:00'), 5 * minute)
    expect(heard(here)).toEqual(['【宁乡应急】请注意N2。'])
  })
})

describe('a warning in force', () => {
  const warned = async (colour: string, geocode = '430182101000') => {
    const here = await aCalendar(on('05-10', '08:00'), [mayDay])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '08:00'), 5 * minute)
    const times = '<expires>2026-05-11T10:30:00+08:00</expires>'
    await given(here, { identifier: 'W1', colour, geocode, times, sent: on('05-11', '08:00') })
    return here
  }

  it.each(['red', 'orange'])('of %s holds the notice until it is over', async colour => {
    const here = await warned(colour)
    const before = heard(here).length
    await here.until(on('05-11', '10:30'), minute)
    expect(heard(here)).toHaveLength(before)
    expect(await states(here)).toEqual(['N1 approved held-by-warning'])
    await here.until(on('05-11', '10:45'), minute)
    expect(heard(here).slice(before)).toEqual(['【宁乡应急】请注意N1。'])
  })

  it('of yellow holds nothing', async () => {
    const here = await warned('yellow')
    await here.until(on('05-11', '09:02'), minute)
    expect(await states(here)).toEqual(['N1 told'])
  })

  it('that lasts too long makes it ask whether it is still told', async () => {
    const here = await warned('orange')
    await here.until(on('05-11', '10:00'), minute)
    const times = '<expires>2026-05-11T14:00:00+08:00</expires>'
    await given(here, { identifier: 'W2', colour: 'red', times, sent: on('05-11', '10:00') })
    await here.until(on('05-11', '14:15'), minute)
    expect(await states(here)).toEqual(['N1 late too-late'])
    await decides(here, 'approve', 'N1')
    await here.until(on('05-11', '14:20'), minute)
    expect(await states(here)).toEqual(['N1 told'])
  })
})

describe('one occurrence is told once', () => {
  it('even if the clock ticks twice at once, and its messages come again', async () => {
    const here = await aCalendar(on('05-10', '08:00'), [mayDay])
    await decides(here, 'approve', 'N1')
    here.clock.at = Date.parse(on('05-11', '09:00'))
    await Promise.all([here.tick(), here.tick(), here.tick()])
    await here.drain()
    await here.tick()
    await here.drain()
    expect(heard(here)).toHaveLength(1)
  })
})
