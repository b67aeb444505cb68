import { describe, expect, it } from 'vitest'
import type { Role } from '../../shared/domain/calendar/roles.ts'
import { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import type { Mark } from '../../shared/domain/sheets/mark.ts'
import { anAlert } from './support/cap.ts'
import { county } from './support/county.ts'
import { type County, commuter, head, marks, ordered, phones, silent, type Words } from './support/exercise.ts'
import { li, trainee, wang } from './support/officers.ts'
import { twoVillages } from './support/village.ts'

const [north, south] = ['430182101201', '430182101202']
const southHead = '+8615400011000'
const [herder, parent] = ['+8615400010002', '+8615400011002']
/** A parent in the north, who is subscribed in the south without a word about roles; a herder; and a parent in the south. */
const roles: Record<string, Role[]> = {
  'phone-0-1': ['parent'],
  'phone-0-2': ['herder'],
  'phone-1-2': ['parent', 'farmer'],
}
const records = (): DirectoryRecord[] => [
  ...twoVillages().map(record =>
    record.kind === 'person' && roles[record.id] ? { ...record, roles: roles[record.id] } : record,
  ),
  DirectoryRecord.parse({
    ...{ kind: 'room', id: 'room-2', place: '430182101000', name: '牧民群', carrier: 'wecom', key: 'robot-2' },
    roles: ['herder'],
  }),
]

const aCounty = (time: string) => county({ at: `2026-07-01T${time}:00+08:00`, county: '430182', records: records() })
const notice = (words: string, channels = 'sms group-chat', more: Words = {}): NonNullable<Words> => ({
  ...{ identifier: 'N1', colour: 'none', event: '防溺水提醒', code: '00000', sent: '2026-07-01T09:00:00+08:00' },
  times: '<expires>2026-07-03T09:00:00+08:00</expires>',
  parameters: { 'tongluo:roles': words, 'tongluo:channels': channels },
  ...more,
})
const told = async (words: Words, time = '10:00') => {
  const here = await aCounty(time)
  const reception = await ordered(here, words)
  await here.drain()
  return { here, reception }
}
const rooms = ({ carriers }: County) => carriers.chat.taken.map(({ address }) => address)
const speaking = (here: County) =>
  marks(here).filter(({ channel, state }) => channel === 'loudspeaker' && state === 'accepted').length
const counted = (here: County, state: Mark['state']) => marks(here).filter(mark => mark.state === state).length

describe('a notice by day', () => {
  it.each([
    ['parent', [commuter, parent], ['wecom:robot-1']],
    ['herder', [herder], ['wecom:robot-1', 'wecom:robot-2']],
    ['village-responsible', [head, southHead], ['wecom:robot-1']],
    ['herder parent', [commuter, herder, parent], ['wecom:robot-1', 'wecom:robot-2']],
    [
      'resident',
      ['0000', '0001', '0002', '0003', '1000', '1001', '1002', '1003'].map(n => `+861540001${n}`),
      ['wecom:robot-1'],
    ],
  ])('for %s reaches these and nobody else, each phone once, and is counted so', async (words, expected, posts) => {
    const { here, reception } = await told(notice(words))
    expect(phones(here)).toEqual(expected)
    expect(rooms(here)).toEqual(posts)
    expect(speaking(here)).toBe(0)
    expect(reception.audience).toMatchObject({ phones: expected.length, rooms: posts.length, terminals: 0 })
    expect(counted(here, 'accepted')).toBe(expected.length + posts.length)
  })

  it('marks the others as not addressed, and has no sheet where nobody is', async () => {
    const { here } = await told(notice('herder', 'sms'))
    expect(here.sheets.all().map(({ id }) => `${id.place} ${id.channel}`)).toEqual([`${north} sms`])
    expect(
      marks(here)
        .map(({ state, reason }) => `${state} ${reason}`)
        .toSorted(),
    ).toEqual(['accepted none', ...Array.from({ length: 3 }, () => 'suppressed not-addressed')])
  })

  it('speaks around noon by every loudspeaker, whomever it is for', async () => {
    const { here, reception } = await told(notice('parent', 'loudspeaker'))
    expect(reception.audience).toEqual({ villages: 2, groups: 0, phones: 0, rooms: 0, terminals: 4 })
    expect(silent(here)).toBe(true)
    await here.until('2026-07-01T11:31:00+08:00')
    expect(speaking(here)).toBe(4)
    expect(phones(here)).toEqual([])
  })

  it('for nobody of the place asks for its audience; for somebody of one village it is of that village alone', async () => {
    const { here, reception } = await told(notice('fisher', 'sms'))
    expect(reception.warning).toMatchObject({ state: 'needs-targeting', stateReason: 'nobody-addressed' })
    expect(silent(here)).toBe(true)
    const { reception: narrow } = await told(notice('herder', 'sms', { geocode: [north, south] }))
    expect(narrow.audience).toMatchObject({ villages: 1, phones: 1 })
  })

  it('is previewed as it is told', async () => {
    const here = await aCounty('10:00')
    const preview = await here.preview(anAlert(notice('parent')))
    if (preview.kind === 'refused') throw new Error(JSON.stringify(preview))
    const { people, public: others, rooms, speakers } = preview.listeners
    expect([people.count, others.count, rooms.count, speakers.count]).toEqual([2, 0, 1, 0])
    expect(speakers.turn).toEqual({ kind: 'not-addressed', reason: 'not-by-this-channel' })
    expect(preview.sms.messages).toBe(2 * preview.sms.parts)
  })
})

describe('a notice by night', () => {
  it('wakes nobody, and is told in the morning', async () => {
    const { here } = await told(notice('parent'), '22:00')
    await here.until('2026-07-02T06:29:00+08:00')
    expect(silent(here)).toBe(true)
    await here.until('2026-07-02T06:32:00+08:00')
    expect(phones(here)).toEqual([commuter, parent])
    expect(rooms(here)).toEqual(['wecom:robot-1'])
  })
})

describe('a notice that an officer typed', () => {
  const typed = async (words: string, channels = 'sms group-chat', more: Words = {}) => {
    const here = await aCounty('10:00')
    const { warning } = await ordered(here, notice(words, channels, more), wang)
    return { here, warning }
  }
  const approve = { decision: 'approve', seq: 1 } as const

  it.each([
    ['parent', { kind: 'decided' }],
    ['resident', { kind: 'refused', reasons: [{ code: 'audience-above-officer' }] }],
  ])('for %s is weighed by whom it reaches, against the five that a trainee may release', async (words, expected) => {
    const { here, warning } = await typed(words)
    expect(await here.decide(warning.id, approve, trainee)).toMatchObject(expected)
  })

  it('is targeted to those of its roles in the places that are named', async () => {
    const nowhere = { geocode: '430182999999' }
    const target = { decision: 'target' as const, seq: 1, places: [south] }
    const forFishers = await typed('fisher', 'sms', nowhere)
    expect(await forFishers.here.decide(forFishers.warning.id, target, li)).toMatchObject({
      reasons: [{ code: 'nobody-addressed' }],
    })
    const { here, warning } = await typed('parent', 'sms', nowhere)
    expect(await here.decide(warning.id, target, li)).toMatchObject({ kind: 'decided' })
    await here.decide(warning.id, { decision: 'approve', seq: 2 }, li)
    await here.drain()
    expect(phones(here)).toEqual([commuter, parent])
  })
})

describe('what follows a notice', () => {
  const cancel = {
    ...notice(''),
    identifier: 'N2',
    msgType: 'Cancel',
    references: [['N1', '2026-07-01T09:00:00+08:00']],
  } as const
  it('a Cancel is told exactly to those who were reached, but not by night', async () => {
    const { here } = await told(notice('parent'))
    await here.until('2026-07-01T22:00:00+08:00')
    await ordered(here, { ...cancel, wordless: true, sent: '2026-07-01T22:00:00+08:00' })
    await here.until('2026-07-02T06:29:00+08:00')
    expect(phones(here)).toEqual([commuter, parent])
    await here.until('2026-07-02T06:32:00+08:00')
    expect(phones(here)).toEqual([commuter, commuter, parent, parent])
    expect(rooms(here)).toEqual(['wecom:robot-1', 'wecom:robot-1'])
  })

  it('an Update for others is told to these, and to those who were reached', async () => {
    const { here } = await told(notice('parent', 'sms'))
    const { parameters = {} } = notice('herder', 'sms')
    const reception = await ordered(here, {
      ...cancel,
      parameters,
      msgType: 'Update',
      sent: '2026-07-01T09:30:00+08:00',
    })
    await here.drain()
    expect(reception.audience.phones).toBe(1)
    expect(phones(here)).toEqual([commuter, commuter, herder, parent, parent])
  })
})

describe('a red warning that names roles', () => {
  it('reaches everybody all the same, and its source is told so', async () => {
    const { here, reception } = await told(notice('parent boss', 'sms', { colour: 'red' }), '22:00')
    expect(reception.audience).toEqual({ villages: 2, groups: 0, phones: 8, rooms: 2, terminals: 4 })
    expect([phones(here).length, rooms(here).length, speaking(here)]).toEqual([8, 2, 4])
    expect(reception.warnings.map(({ code }) => code)).toContain('addressees-not-followed')
  })
})

it.each([
  ['parent boss', 'sms', 'unknown-role'],
  ['parent', 'sms radio', 'unknown-channel'],
  ['', 'sms', 'nothing-named'],
])('a notice for "%s" by "%s" is refused, and told to nobody', async (words, channels, code) => {
  const here = await aCounty('10:00')
  const reception = await here.receive(anAlert(notice(words, channels)))
  await here.drain()
  expect(reception).toMatchObject({ kind: 'refused', reasons: [{ code, at: 'alert/info[1]/parameter' }] })
  expect(silent(here)).toBe(true)
})
