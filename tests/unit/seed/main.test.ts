import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { demoCounties, demoRecords } from '../../../infra/seed/main.ts'
import { audiencePlaces, dutyPhones, sizeOf } from '../../../shared/domain/audience/audience-size.ts'
import { type Meant, phonesMeant } from '../../../shared/domain/audience/meant.ts'
import { reachedBy, roleSums } from '../../../shared/domain/audience/role-sums.ts'
import type { Role } from '../../../shared/domain/calendar/roles.ts'
import { buildRoster } from '../../../shared/domain/directory/build-roster.ts'
import { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import { normalisePhone } from '../../../shared/domain/directory/phone.ts'
import { countyOf, isVillage } from '../../../shared/domain/place.ts'

const load = (county: string) => {
  const records = [...demoRecords(county)]
  return { records, roster: buildRoster(county, county, records, 1, '2026-07-01') }
}
const ningxiang = load('430182')
const zhengxiangbai = load('152529')
const count = (county: typeof ningxiang, test: (record: DirectoryRecord) => boolean) =>
  ordinary(county).filter(test).length
const whole = ({ roster: { manifest } }: typeof ningxiang) =>
  sizeOf(
    manifest,
    audiencePlaces(manifest).map(({ code }) => code),
  )
/** What a warning may reach: everything but the duty officers' group, whose members are told what waits. */
const isOfficers = (record: DirectoryRecord): boolean => 'place' in record && record.place.endsWith('-duty')
const ordinary = ({ records }: typeof ningxiang) => records.filter(record => !isOfficers(record))
const ordinaryPages = ({ roster }: typeof ningxiang) => roster.pages.filter(({ place }) => !place.endsWith('-duty'))

/** Every kind is among them: one in 61, a prime, so that no pattern of the generator is always skipped. */
const sampleOf = <T>(items: readonly T[]): T[] => items.filter((_, n) => n % 61 === 0 || n < 400)
const digestOf = (records: Iterable<DirectoryRecord>): string => {
  const hash = createHash('sha256')
  for (const record of records) hash.update(JSON.stringify(record))
  return hash.digest('hex')
}

it('there are two demo counties', () => {
  expect(demoCounties).toEqual([
    { county: '430182', name: '宁乡市' },
    { county: '152529', name: '正镶白旗' },
  ])
  expect(() => demoRecords('110101')).toThrow('no demo county')
})

describe.each([
  ['宁乡市', ningxiang],
  ['正镶白旗', zhengxiangbai],
])('%s', (_, county) => {
  it('has records that may be imported as they are, and a roster without problems', () => {
    for (const record of sampleOf(county.records)) expect(DirectoryRecord.parse(record)).toEqual(record)
    expect(county.roster.problems).toEqual([])
  })

  it('is the same each time', () => {
    const [first] = county.records
    const code = first?.kind === 'area' ? countyOf(first.code) : ''
    expect(digestOf(demoRecords(code))).toBe(digestOf(county.records))
  })

  it('has points that are marked invented, no two the same', () => {
    const areas = county.records.filter(record => record.kind === 'area')
    expect(areas.filter(({ invented }) => !invented)).toEqual([])
    expect(new Set(areas.map(({ point }) => String(point))).size).toBe(areas.length)
  })

  it('has three duty officers and their room in a group of its own, on the exercise list and in no audience', () => {
    const place = county.roster.manifest.places.find(({ onDutyFor }) => onDutyFor)
    expect(place).toMatchObject({ onDutyFor: [`${county.roster.manifest.county}000000`], sizes: { 'group-chat': [1] } })
    expect(place).toMatchObject({ duty: 3, exercise: { people: 3, public: 0, rooms: 1, speakers: 0 } })
    const phones = (records: DirectoryRecord[]) =>
      records.flatMap(record => (record.kind === 'person' ? [record.phone] : []))
    const others = new Set([...phones(ordinary(ningxiang)), ...phones(ordinary(zhengxiangbai))])
    const officers = phones(county.records.filter(isOfficers))
    expect(new Set(officers).size).toBe(3)
    expect(officers.filter(phone => others.has(phone))).toEqual([])
  })

  it('has phones that no carrier assigns, and that could be phones all the same', () => {
    const phones = county.records.flatMap(record => (record.kind === 'person' ? [record.phone] : []))
    expect(phones.filter(phone => !/^\+86154\d{8}$/.test(phone))).toEqual([])
    for (const phone of sampleOf(phones)) expect(normalisePhone(phone)).toBe(phone)
  })
})

describe('宁乡市', () => {
  it('has 29 townships, 278 villages, 9,305 loudspeakers and 29 rooms', () => {
    expect(count(ningxiang, record => record.kind === 'area' && record.level === 'town')).toBe(29)
    expect(count(ningxiang, record => record.kind === 'area' && record.level === 'village')).toBe(278)
    expect(count(ningxiang, record => record.kind === 'terminal')).toBe(9_305)
    expect(count(ningxiang, record => record.kind === 'room')).toBe(29)
  })

  it('has 834 people with a duty and 55,600 subscribed phones beside them, each phone once', () => {
    const people = ordinary(ningxiang).filter(record => record.kind === 'person')
    expect(people.filter(({ role }) => role === 'duty')).toHaveLength(834)
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(834 + 55_600)
    expect(people.filter(({ id, place, role }) => role === 'subscriber' && id.startsWith(place))).toHaveLength(55_600)
  })

  it('has three responsible people and 200 subscribers in every village, and 21 to 46 loudspeakers', () => {
    for (const { code, sizes } of audiencePlaces(ningxiang.roster.manifest).filter(
      ({ code }) => !code.endsWith('000'),
    )) {
      const own = ningxiang.roster.pages.filter(page => page.place === code && page.channel === 'sms')
      const ids = own.flatMap(({ slots }) => slots.map(({ id }) => id)).filter(id => id.startsWith(code))
      expect(ids.filter(id => id.includes('-d'))).toHaveLength(3)
      expect(ids.filter(id => id.includes('-s'))).toHaveLength(200)
      const [speakers] = sizes.loudspeaker ?? []
      expect(speakers).toBeGreaterThanOrEqual(21)
      expect(speakers).toBeLessThanOrEqual(46)
    }
  })

  it('reaches 56,434 phones, those of forty people in two villages once', () => {
    expect(whole(ningxiang)).toEqual({ villages: 278, groups: 0, phones: 56_434, rooms: 29, terminals: 9_305 })
    expect(dutyPhones(ningxiang.roster.manifest)).toBe(834)
    const slots = ordinaryPages(ningxiang)
      .filter(({ channel }) => channel === 'sms')
      .flatMap(({ slots }) => slots)
    expect(slots).toHaveLength(56_474)
    expect(slots.filter(({ also }) => also.length > 0)).toHaveLength(80)
    expect(slots.filter(({ also, duty }) => also.length > 0 && duty)).toHaveLength(16)
  })

  it('has an exercise list of twelve people, three loudspeakers and one room', () => {
    const listed = (kind: DirectoryRecord['kind']) =>
      count(ningxiang, record => record.kind === kind && 'exercise' in record && record.exercise)
    expect([listed('person'), listed('terminal'), listed('room')]).toEqual([12, 3, 1])
    const { manifest } = ningxiang.roster
    const places = audiencePlaces(manifest).map(({ code }) => code)
    expect(sizeOf(manifest, places, { listing: 'exercise-list' })).toEqual({
      villages: 4,
      groups: 0,
      phones: 12,
      rooms: 1,
      terminals: 3,
    })
  })

  it('has people of many roles: every phone is a resident’s, and every village has its own', () => {
    const { manifest } = ningxiang.roster
    const sums = { ...roleSums(manifest), terminals: 0 }
    const phones = (...roles: Role[]) => reachedBy({ roles, channels: ['sms'] }, sums).people
    expect(phones('resident')).toBe(56_434)
    expect(phones('village-responsible')).toBe(556)
    expect(phones('grid-worker')).toBe(278)
    const villages = audiencePlaces(manifest).filter(({ code }) => isVillage(code))
    const own: Role[] = ['parent', 'farmer', 'village-committee', 'grid-worker']
    const withNobody = own.flatMap(role => {
      const meant = { listing: 'everyone', addressees: { roles: [role], channels: ['sms'] } } satisfies Meant
      return villages.filter(place => phonesMeant(place, meant) === 0).map(({ code }) => `${code} ${role}`)
    })
    expect(withNobody).toEqual([])
  })

  it('needs 585 sheets', () => {
    expect(ordinaryPages(ningxiang)).toHaveLength(278 + 278 + 29)
  })
})

describe('正镶白旗', () => {
  it('has all seven township units and 86 village codes, the virtual ones flagged', () => {
    expect(count(zhengxiangbai, record => record.kind === 'area' && record.level === 'town')).toBe(7)
    expect(count(zhengxiangbai, record => record.kind === 'area' && record.level === 'village')).toBe(86)
    const virtual = zhengxiangbai.records.flatMap(record =>
      record.kind === 'area' && record.virtual ? [record.code] : [],
    )
    expect(virtual).toEqual(['152529500598', '152529502598'])
  })

  it('has a direct group with its room for each of the five sumu and towns', () => {
    const groups = audiencePlaces(zhengxiangbai.roster.manifest).filter(({ code }) => code.startsWith('G-'))
    expect(groups.map(({ code }) => code)).toEqual([
      'G-152529100',
      'G-152529101',
      'G-152529200',
      'G-152529201',
      'G-152529202',
    ])
    for (const { sizes, duty, covers } of groups) {
      expect(sizes['group-chat']).toEqual([1])
      expect(covers).toHaveLength(1)
      expect(duty).toBeGreaterThanOrEqual(9)
      expect(duty).toBeLessThanOrEqual(13)
    }
  })

  it('speaks Mongolian beside Chinese: its gacha, the rooms of its sumu, and who reads it there', () => {
    const kinds = (test: (record: DirectoryRecord) => boolean) =>
      zhengxiangbai.records.flatMap(record =>
        'lang' in record && record.lang === 'mn-Mong-CN' && test(record) ? record : [],
      )
    const gacha = kinds(({ kind }) => kind === 'area')
    expect(gacha).toHaveLength(53)
    expect(gacha.every(record => 'name' in record && record.name?.endsWith('嘎查'))).toBe(true)
    const rooms = kinds(({ kind }) => kind === 'room').map(record => ('place' in record ? record.place : ''))
    expect(rooms).toEqual(['G-152529200', 'G-152529201', 'G-152529202'])
    expect(kinds(({ kind }) => kind === 'person').length).toBeGreaterThanOrEqual(6)
  })

  it('has two loudspeakers in each gacha of one sumu, which play recordings in Mongolian', () => {
    const pages = zhengxiangbai.roster.pages.filter(({ channel }) => channel === 'loudspeaker')
    expect(pages).toHaveLength(17)
    for (const { place, slots } of pages) {
      expect(place.startsWith('152529200')).toBe(true)
      expect(slots.map(({ lang }) => lang)).toEqual(['mn-Mong-CN', 'mn-Mong-CN'])
    }
  })

  it('has herders, rangers, grid workers and officers in its groups', () => {
    const sums = { ...roleSums(zhengxiangbai.roster.manifest), terminals: 0 }
    const phones = (...roles: Role[]) => reachedBy({ roles, channels: ['sms'] }, sums).people
    for (const role of ['herder', 'forest-ranger', 'grid-worker', 'duty-officer', 'leader-on-duty', 'parent'] as const)
      expect(phones(role)).toBeGreaterThanOrEqual(5)
    expect(phones('herder')).toBe(20)
    // Nobody of it stands in a village.
    expect(phones('resident')).toBe(0)
  })

  it('has five people in two groups, and no phone of the other county', () => {
    const people = ordinary(zhengxiangbai).filter(record => record.kind === 'person')
    const phones = new Set(people.map(({ phone }) => phone))
    expect(people.length - phones.size).toBe(5)
    const others = new Set(ningxiang.records.flatMap(record => (record.kind === 'person' ? [record.phone] : [])))
    expect([...phones].filter(phone => others.has(phone))).toEqual([])
  })
})
