import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRoster } from '../../../../shared/domain/directory/build-roster.ts'
import type { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import { Manifest, RosterPage } from '../../../../shared/domain/directory/roster.ts'
import {
  areaRecord,
  dutyGroupRecord,
  groupRecord,
  personRecord,
  roomRecord,
  terminalRecord,
} from '../support/records.ts'

const county = '430182'
const town = '430182101000'
const [first, second] = ['430182101001', '430182101002'] as const
const land = [areaRecord('430182000000'), areaRecord(town), areaRecord(first), areaRecord(second)]
const phone = (n: number) => `+86154${String(n).padStart(8, '0')}`
const build = (records: DirectoryRecord[], today = '2026-07-01') =>
  buildRoster(county, '宁乡市', [...land, ...records], 3, today)
const page = (roster: ReturnType<typeof build>, place: string, channel: string, number = 0) =>
  roster.pages.find(p => p.place === place && p.channel === channel && p.page === number)
const ids = (roster: ReturnType<typeof build>, place: string, channel = 'sms', number = 0) =>
  page(roster, place, channel, number)?.slots.map(({ id }) => id)

describe('a page of phones', () => {
  it('names duty people first, then subscribers, each by id', () => {
    const roster = build([
      personRecord(first, 'c', { phone: phone(1) }),
      personRecord(first, 'b', { phone: phone(2), role: 'duty' }),
      personRecord(first, 'a', { phone: phone(3) }),
    ])
    expect(ids(roster, first)).toEqual(['b', 'a', 'c'])
    expect(roster.manifest.places.find(({ code }) => code === first)).toMatchObject({ sizes: { sms: [3] }, duty: 1 })
  })

  it('holds at most 500 slots', () => {
    const people = Array.from({ length: 1001 }, (_, n) => personRecord(first, `p${n}`, { phone: phone(n) }))
    const roster = build(people)
    expect(roster.pages.map(({ slots }) => slots.length)).toEqual([500, 500, 1])
    expect(roster.manifest.places.find(({ code }) => code === first)?.sizes.sms).toEqual([500, 500, 1])
  })

  it('has one slot for a phone that a place names twice, and it is the duty one', () => {
    const roster = build([
      personRecord(first, 'a', { phone: phone(1) }),
      personRecord(first, 'z', { phone: phone(1), role: 'duty', exercise: true }),
    ])
    expect(page(roster, first, 'sms')?.slots).toEqual([
      { id: 'z', address: phone(1), lang: 'zh-CN', duty: true, exercise: true, also: [] },
    ])
  })

  it('says of a phone in several places where else it stands, and its duty holds everywhere', () => {
    const group = 'G-430182101'
    const roster = build([
      groupRecord(group, [town]),
      personRecord(second, 'p', { phone: phone(1) }),
      personRecord(first, 'p', { phone: phone(1), role: 'duty' }),
      personRecord(group, 'p', { phone: phone(1) }),
    ])
    expect(page(roster, second, 'sms')?.slots[0]).toMatchObject({ duty: true, also: [first, group] })
    expect(page(roster, first, 'sms')?.slots[0]).toMatchObject({ duty: true, also: [second, group] })
    expect(roster.manifest.places.find(({ code }) => code === second)?.shared).toEqual([
      { with: [first, group], phones: 1, duty: 1 },
    ])
  })
})

describe('the roles of a phone', () => {
  const group = 'G-430182101'
  it('are those of all its places, in the order of the list, whoever came first', () => {
    const roster = build([
      groupRecord(group, [town]),
      personRecord(first, 'p', { phone: phone(1), roles: ['herder', 'parent'] }),
      personRecord(group, 'p', { phone: phone(1), roles: ['grid-worker', 'parent'] }),
      personRecord(second, 'p', { phone: phone(1) }),
    ])
    for (const place of [first, second, group])
      expect(page(roster, place, 'sms')?.slots).toMatchObject([{ roles: ['grid-worker', 'parent', 'herder'] }])
  })

  it('are none where none are given', () => {
    const [slot] = page(build([personRecord(first, 'p')]), first, 'sms')?.slots ?? []
    expect(slot && 'roles' in slot).toBe(false)
  })
})

describe('rooms and loudspeakers', () => {
  it('give a room the roles that it is for', () => {
    const roster = build([roomRecord(town, 'r1', { roles: ['parent'] }), roomRecord(town, 'r2')])
    expect(page(roster, town, 'group-chat', 0)?.slots).toMatchObject([{ id: 'r1', roles: ['parent'] }])
    expect(page(roster, town, 'group-chat', 1)?.slots[0]?.roles).toBeUndefined()
  })

  it('give each room a page of its own, and a town its rooms', () => {
    const roster = build([roomRecord(town, 'r2'), roomRecord(town, 'r1')])
    expect(page(roster, town, 'group-chat', 0)?.slots).toMatchObject([
      { id: 'r1', address: 'wecom:key-r1', duty: false },
    ])
    expect(page(roster, town, 'group-chat', 1)?.slots).toMatchObject([{ id: 'r2' }])
    expect(roster.manifest.places.find(({ code }) => code === town)?.sizes).toEqual({ 'group-chat': [1, 1] })
  })

  it('address a loudspeaker by its id', () => {
    const roster = build([terminalRecord(first, 't1', { exercise: true })])
    expect(page(roster, first, 'loudspeaker')?.slots).toMatchObject([{ id: 't1', address: 't1', exercise: true }])
  })
})

describe('the days on which a record holds', () => {
  it.each([
    ['2026-06-30', undefined],
    ['2026-07-01', ['p']],
    ['2026-07-31', ['p']],
    ['2026-08-01', undefined],
  ])('are both included: %s', (today, expected) => {
    const roster = build([personRecord(first, 'p', { validFrom: '2026-07-01', validTo: '2026-07-31' })], today)
    expect(ids(roster, first)).toEqual(expected)
    expect(roster.problems).toEqual([])
  })

  it('of a place hold for whoever is in it, and this is reported', () => {
    const gone = areaRecord('430182101003', { validTo: '2020-12-31' })
    const roster = build([gone, personRecord(gone.code, 'p')])
    expect(roster.manifest.places.map(({ code }) => code)).not.toContain(gone.code)
    expect(roster.problems).toMatchObject([{ code: 'place-not-valid', at: `person p in ${gone.code}` }])
  })
})

describe('a reference that does not hold is reported, never dropped silently', () => {
  it.each([
    ['a person in no known place', personRecord('430182101999', 'p'), 'unknown-place'],
    ['a person in another county', personRecord('430181101001', 'p'), 'other-county'],
    ['a person in a town', personRecord(town, 'p'), 'wrong-kind-of-place'],
    ['a loudspeaker in a town', terminalRecord(town, 't'), 'wrong-kind-of-place'],
    ['a room in a county', roomRecord('430182000000', 'r'), 'wrong-kind-of-place'],
    ['a village of another county', areaRecord('430181101001'), 'other-county'],
    ['a village without its town', areaRecord('430182109001'), 'unknown-town'],
    ['a group that covers nothing known', groupRecord('G-430182x', ['430182199000']), 'unknown-cover'],
    ['a group that covers another county', groupRecord('G-430182x', ['430181101000']), 'unknown-cover'],
    ['duty officers of nothing known', dutyGroupRecord('G-430182x', ['430182199000']), 'unknown-cover'],
  ])('%s', (_, record, code) => {
    const { problems } = build([record])
    expect(problems).toMatchObject([{ code }])
    expect(JSON.stringify(problems)).not.toContain('+86')
  })
})

describe('a roster', () => {
  it('is the same for the same records in any order', () => {
    const records: DirectoryRecord[] = [
      ...land,
      groupRecord('G-430182101', [town]),
      ...Array.from({ length: 12 }, (_, n) => personRecord(n % 2 ? first : second, `p${n}`, { phone: phone(n % 7) })),
      ...Array.from({ length: 5 }, (_, n) => terminalRecord(first, `t${n}`)),
      roomRecord(town, 'r1'),
      roomRecord(town, 'r2'),
    ]
    const expected = buildRoster(county, '宁乡市', records, 1, '2026-07-01')
    const shuffled = fc.shuffledSubarray(records, { minLength: records.length })
    fc.assert(
      fc.property(shuffled, order => {
        expect(buildRoster(county, '宁乡市', order, 1, '2026-07-01')).toEqual(expected)
      }),
    )
  })

  it('has the forms that the ports promise, and knows empty places', () => {
    const { manifest, pages } = build([personRecord(first, 'p'), roomRecord(town, 'r')])
    expect(Manifest.parse(manifest)).toEqual(manifest)
    for (const each of pages) expect(RosterPage.parse(each)).toEqual(each)
    expect(manifest.places.map(({ code }) => code)).toEqual([town, first, second])
  })
})

describe('what the loudspeakers of a village speak', () => {
  it('is Chinese, and beside it what the directory says of the village', () => {
    const gacha = '430182101003'
    const roster = build([
      areaRecord(gacha, { lang: 'mn-Mong-CN' }),
      terminalRecord(first, 't1'),
      terminalRecord(gacha, 't1'),
      terminalRecord(gacha, 't2'),
    ])
    const spoken = (place: string) => page(roster, place, 'loudspeaker')?.slots.map(({ lang }) => lang)
    expect([spoken(first), spoken(gacha)]).toEqual([['zh-CN'], ['mn-Mong-CN', 'mn-Mong-CN']])
  })
})
