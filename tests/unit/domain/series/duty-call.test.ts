import { describe, expect, it, test } from 'vitest'
import type { Manifest, ManifestPlace } from '../../../../shared/domain/directory/roster.ts'
import { callEveryMs, isCallDue, nextCallAt, turnAt } from '../../../../shared/domain/series/call-turn.ts'
import { concernedBy } from '../../../../shared/domain/series/concerned.ts'
import { dutyCall, dutyCallId } from '../../../../shared/domain/series/duty-call.ts'
import { mayKeepOfficersFor } from '../../../../shared/domain/series/duty-message.ts'
import { nextTickAt, ticking } from '../../../../shared/domain/series/ticking.ts'
import type { Pending } from '../../../../shared/domain/series/warning.ts'
import { publicPage } from '../../../../shared/domain/text/page.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'
import { aPending, aWarning } from '../../../fixtures/warning.ts'

const since = Date.parse('2026-07-01T04:10:00+08:00')
const officers = (code: string, onDutyFor: string[], more: Partial<ManifestPlace> = {}): ManifestPlace => ({
  code,
  name: '值班组',
  onDutyFor,
  sizes: { sms: [2], 'group-chat': [1] },
  duty: 2,
  ...more,
})
const manifest = (county: string, ...places: ManifestPlace[]): Manifest => ({ county, name: county, rev: 4, places })
const ningxiang = manifest('430182', officers('G-430182-duty', ['430182000000']))
const village: ManifestPlace = { code: '430182101201', name: '村', sizes: { sms: [9] }, duty: 1 }

const call = (manifests: Manifest[], pending: Partial<Pending> = {}, alert = rainIssued()) =>
  dutyCall({
    warning: 'w1',
    pending: aPending('awaiting-approval', { since, seq: 1, expiresAt: since + 60 * 60_000, ...pending }),
    alert,
    size: { villages: 1, groups: 0, phones: 9, rooms: 0, terminals: 0 },
    turn: 1,
    manifests,
    edition: 'e7',
    policyVersion: '1',
    zone: defaultPolicy.zone,
    now: since,
  })

describe('whom a duty call is for', () => {
  it('the officers of the county, and nobody of the warning itself', () => {
    const { audiences, unattended } = call([manifest('430182', village, ...ningxiang.places)])
    expect(audiences).toMatchObject([{ county: '430182', dirRev: 4, places: ['G-430182-duty'] }])
    expect(unattended).toEqual([])
  })

  it('of every county that is concerned', () => {
    const neighbour = manifest('430181', officers('G-430181-duty', ['430181000000']))
    const { change, audiences } = call([ningxiang, neighbour], { counties: ['430181', '430182'] })
    expect(audiences.flatMap(({ places }) => places)).toEqual(['G-430182-duty', 'G-430181-duty'])
    expect(change?.to.counties).toEqual(['430182', '430181'])
  })

  it('of its city, where the city keeps officers for it', () => {
    expect(mayKeepOfficersFor('430100', '430182')).toBe(true)
    expect(mayKeepOfficersFor('430200', '430182')).toBe(false)
    const city = manifest('430100', officers('G-430100-duty', ['430100000000']))
    const { audiences, unattended } = call([city], { counties: ['430181', '430182'] })
    expect(audiences.map(({ places }) => places)).toEqual([['G-430100-duty']])
    expect(unattended).toEqual([])
  })

  it('not those of a town alone, nor of another county', () => {
    const town = manifest('430182', officers('G-430182-daolin', ['430182101000']))
    expect(call([town])).toEqual({ audiences: [], unattended: ['430182'] })
    expect(call([ningxiang], { counties: ['430182', '430181'] }).unattended).toEqual(['430181'])
  })

  it('a group without phones or rooms is nobody', () => {
    const empty = manifest('430182', officers('G-430182-duty', ['430182000000'], { sizes: {} }))
    expect(call([empty])).toEqual({ audiences: [], unattended: ['430182'] })
  })

  it('of an exercise those on the exercise list, or nobody', () => {
    const drill = rainIssued({ status: 'Exercise' })
    expect(call([ningxiang], {}, drill)).toEqual({ audiences: [], unattended: ['430182'] })
    const listed = officers('G-430182-duty', ['430182000000'], {
      exercise: { people: 1, public: 0, rooms: 0, speakers: 0 },
    })
    const { change } = call([manifest('430182', listed)], {}, drill)
    expect(change?.to.status).toBe('Exercise')
    expect(change?.alert?.alert.status).toBe('Exercise')
  })
})

describe('what a duty call is', () => {
  const { change } = call([ningxiang])

  it('an urgent red warning of its own that is over when the next is due', () => {
    expect(change?.to).toMatchObject({
      id: dutyCallId('w1', 1, 1),
      purpose: 'duty-call',
      state: 'in-force',
      rev: 1,
      seq: 1,
      lane: 'urgent',
      colour: 'red',
      expiresAt: since + callEveryMs,
    })
    expect(change?.issue).toBe(true)
    expect(change?.from).toBeUndefined()
  })

  it('the same for whoever makes it, and another each time', () => {
    expect(dutyCallId('w1', 1, 1)).toBe(dutyCallId('w1', 1, 1))
    expect(new Set([dutyCallId('w1', 1, 1), dutyCallId('w1', 1, 2), dutyCallId('w1', 2, 1)]).size).toBe(3)
  })

  it('over with what waits, where that is sooner', () => {
    expect(call([ningxiang], { expiresAt: since + 1_000 }).change?.to.expiresAt).toBe(since + 1_000)
  })

  it('nobody’s page', () => {
    if (!change?.alert) throw new Error('no call')
    const question = { warning: change.to, issued: change.alert, now: since, zone: defaultPolicy.zone }
    expect(publicPage(question)).toBeUndefined()
  })

  test.each([
    ['zh-CN', /“暴雨红色预警”待审核$/, /tongluo approve w1 --seq 1.*红色，将发往1个村、9部电话。.*第1次呼叫/],
    ['en', /awaits approval/, /tongluo approve w1 --seq 1.*Red, for villages 1, phones 9\..*call 1/],
  ])('said in %s', (language, headline, description) => {
    const info = change?.alert?.alert.info.find(one => one.language === language)
    expect(info?.headline).toMatch(headline)
    expect(info?.description).toMatch(description)
    expect(info?.category).toEqual(['Safety'])
  })

  it('of a Cancel without words it says what it would end, and that it goes to whoever was told', () => {
    const cancel = rainIssued({ msgType: 'Cancel', info: [] }, { about: { alert: rainIssued().alert } })
    const [info] = call([ningxiang], {}, cancel).change?.alert?.alert.info ?? []
    expect(info?.headline).toMatch(/解除“暴雨红色预警”待审核$/)
    expect(info?.description).toContain('发给此前收到的人')
  })
})

describe('when officers are called', () => {
  const pending = { since, calls: 1, state: 'awaiting-approval' as const }
  it('every five minutes, and not for what waits for its time alone', () => {
    expect(nextCallAt(pending)).toBe(since + callEveryMs)
    expect(isCallDue(pending, since + callEveryMs - 1)).toBe(false)
    expect(isCallDue(pending, since + callEveryMs)).toBe(true)
    expect(isCallDue({ ...pending, state: 'scheduled' }, since + callEveryMs)).toBe(false)
  })

  it('by the tick, until it is too late to decide', () => {
    const waits = aWarning({
      state: 'awaiting-approval',
      seq: 0,
      pending: aPending('awaiting-approval', { since, expiresAt: since + 12 * 60_000 }),
    })
    const actions = (at: number) => ticking(waits, [], at).map(({ kind }) => kind)
    expect(nextTickAt(waits, [], since)).toBe(since + callEveryMs)
    expect(actions(since + callEveryMs - 1)).toEqual([])
    expect(actions(since + callEveryMs)).toEqual(['call'])
    expect(actions(since + 12 * 60_000)).toEqual(['drop'])
  })

  it('once after an outage, not once for every turn that was missed', () => {
    const late = since + 33 * 60_000
    expect(turnAt(pending, late)).toBe(7)
    expect(nextCallAt({ ...pending, calls: 7 })).toBe(since + 35 * 60_000)
  })
})

describe('whom an Alert concerns that reaches nobody', () => {
  const counties = ['430181', '430182', '152529']
  const named = (...codes: string[]) => ({
    info: [
      rainInfo({
        area: codes.map(value => ({
          areaDesc: value,
          polygon: [],
          circle: [],
          geocode: [{ valueName: 'CN-ADMIN-12', value }],
        })),
      }),
    ],
  })
  test.each([
    ['the county of the village that nobody knows', named('430182999999'), '', ['430182']],
    ['the counties of the city that it names', named('430100000000'), '', ['430181', '430182']],
    ['all that its source is for, where it names nothing', named(), '4301', ['430181', '430182']],
    ['all that its source is for, where it names what lies elsewhere', named('110101001001'), '430182', ['430182']],
  ])('%s', (_, alert, area, expected) => {
    expect(concernedBy(alert, { area }, counties, valueNames)).toEqual(expected)
  })

  it('nobody in particular where that would be half the country', () => {
    const many = Array.from({ length: 41 }, (_, n) => `4301${String(n + 10)}`)
    expect(concernedBy(named(), { area: '' }, many, valueNames)).toEqual([])
  })
})
