import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../../shared/domain/cap/alert.ts'
import { type Predecessors, succession } from '../../../../shared/domain/series/succession.ts'
import type { Warning } from '../../../../shared/domain/series/warning.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { rainAlert } from '../../../fixtures/rainstorm.ts'
import { aPending, aWarning } from '../../../fixtures/warning.ts'
import { metOffice } from '../../../scenario/support/county.ts'

const at = (minutes: number): number => Date.parse('2026-07-01T04:00:00+08:00') + minutes * 60_000
const first = { identifier: 'A', sender: 'weather@example.org', sent: '2026-07-01T04:00:00+08:00' }
const countyOffice: KeyHolder = { ...metOffice, id: 'met-office', area: '430182' }

const series = (change: Partial<Warning> = {}): Warning =>
  aWarning({
    latest: { identity: Object.values({ s: first.sender, i: first.identifier, t: first.sent }).join(), sentAt: at(0) },
    ...change,
  })

type Given = Omit<Partial<Alert>, 'source'> & { source?: KeyHolder; sentAt?: number }
const decide = ({ source = countyOffice, sentAt = at(10), ...alert }: Given, known: Partial<Predecessors> = {}) =>
  succession(
    { alert: rainAlert({ references: [first], ...alert }), identity: 'this', sentAt, source },
    { followedBy: undefined, series: [], unknown: [], ...known },
  )
const by = { source: 'met-office', area: '430182' }

describe('an order', () => {
  it('of msgType Alert begins a series, whatever it names', () => {
    expect(decide({ msgType: 'Alert' }, { series: [series()] })).toEqual({ kind: 'begins' })
  })

  it.each(['Update', 'Cancel'] as const)('%s follows the series that is alive', msgType => {
    for (const state of ['in-force', 'scheduled', 'awaiting-approval', 'needs-targeting'] as const)
      expect(decide({ msgType }, { series: [series({ state })] })).toMatchObject({
        kind: 'follows',
        series: [{ state }],
      })
  })

  it('Update of something unknown begins a series; a Cancel of it ends nothing', () => {
    expect(decide({ msgType: 'Update' }, { unknown: ['x'] })).toEqual({ kind: 'begins' })
    expect(decide({ msgType: 'Cancel' }, { unknown: ['x'] })).toEqual({
      kind: 'ends-nothing',
      reason: 'unknown-predecessor',
    })
  })

  it('Update of what is over begins anew; a Cancel of it ends nothing', () => {
    for (const state of ['cancelled', 'expired', 'rejected', 'cancelled-before-arrival'] as const) {
      expect(decide({ msgType: 'Update' }, { series: [series({ state })] })).toEqual({ kind: 'begins' })
      expect(decide({ msgType: 'Cancel' }, { series: [series({ state })] })).toEqual({
        kind: 'ends-nothing',
        reason: 'already-over',
      })
    }
  })

  it.each(['Update', 'Cancel'] as const)('%s sent before what the series is at is overtaken', msgType => {
    const ahead = series({ latest: { identity: 'newer', sentAt: at(20) } })
    expect(decide({ msgType }, { series: [ahead] })).toMatchObject({ kind: 'late', reason: 'overtaken', in: ahead })
    expect(decide({ msgType, sentAt: at(20) }, { series: [ahead] })).toMatchObject({ kind: 'follows' })
  })

  it('that names the newest message follows it, whatever the clocks say', () => {
    const ahead = series({ latest: { identity: 'weather@example.org,A,2026-07-01T04:00:00+08:00', sentAt: at(20) } })
    expect(decide({ msgType: 'Cancel' }, { series: [ahead] })).toMatchObject({ kind: 'follows' })
  })

  it('Update sent before the Cancel of its series comes too late, though it came after it', () => {
    const over = series({ state: 'cancelled', latest: { identity: 'the cancel', sentAt: at(20) } })
    expect(decide({ msgType: 'Update' }, { series: [over] })).toMatchObject({ kind: 'late', reason: 'overtaken' })
  })

  it.each([
    ['Update', 'superseded'],
    ['Cancel', 'cancelled-before-arrival'],
  ] as const)('that an %s named before it came is %s', (msgType, reason) => {
    const follower = series({ id: 'w-follower' })
    expect(decide({ msgType: 'Alert' }, { followedBy: { msgType, series: follower, seq: 1, by } })).toEqual({
      kind: 'late',
      reason,
      in: follower,
      bridged: [],
    })
  })

  it('that came late shows that what followed it follows its own predecessors, too', () => {
    const [follower, own, known] = [series({ id: 'w2', alongside: ['w3'] }), series({ id: 'w1' }), series({ id: 'w3' })]
    const late = decide(
      { msgType: 'Update' },
      { followedBy: { msgType: 'Update', series: follower, seq: 1, by }, series: [own, known] },
    )
    expect(late).toMatchObject({ reason: 'superseded', bridged: [{ id: 'w1' }] })
  })

  it('is not superseded by an Update that nobody has let out: that goes on waiting beside it, or was given up', () => {
    const waits = series({ id: 'w2', seq: 0, state: 'scheduled', pending: aPending('scheduled', { seq: 1 }) })
    const followedBy = { msgType: 'Update' as const, series: waits, seq: 1, by }
    expect(decide({ msgType: 'Alert' }, { followedBy })).toEqual({ kind: 'begins', ahead: waits })
    const { pending: _, ...rejected } = { ...waits, state: 'rejected' as const }
    expect(decide({ msgType: 'Alert' }, { followedBy: { ...followedBy, series: rejected } })).toEqual({
      kind: 'begins',
    })
  })

  it('is not buried by whoever had no right to follow it', () => {
    const stranger = { source: 'another', area: '430182' }
    const follower = { msgType: 'Cancel' as const, series: series({ source: 'another' }), seq: 1, by: stranger }
    expect(decide({ msgType: 'Alert' }, { followedBy: follower })).toEqual({ kind: 'begins' })
    const superior = { ...follower, by: { source: 'another', area: '43' } }
    expect(decide({ msgType: 'Alert' }, { followedBy: superior })).toMatchObject({ kind: 'late' })
  })

  it('is not buried by an exercise that named it, nor an exercise by a warning', () => {
    for (const msgType of ['Update', 'Cancel'] as const) {
      const drill = { msgType, series: series({ status: 'Exercise' }), seq: 1, by }
      expect(decide({ msgType: 'Alert' }, { followedBy: drill })).toEqual({ kind: 'begins' })
      expect(decide({ msgType: 'Alert', status: 'Exercise' }, { followedBy: drill })).toMatchObject({ kind: 'late' })
      const actual = { msgType, series: series(), seq: 1, by }
      expect(decide({ msgType: 'Alert', status: 'Exercise' }, { followedBy: actual })).toEqual({ kind: 'begins' })
    }
  })

  it.each([
    ['the source itself', countyOffice, 'follows'],
    ['another source of the same area', { ...countyOffice, id: 'water-office' }, 'refused'],
    ['the province', { ...countyOffice, id: 'province', area: '43' }, 'follows'],
    ['another province', { ...countyOffice, id: 'other', area: '44' }, 'refused'],
    ['a town', { ...countyOffice, id: 'town', area: '430182101' }, 'refused'],
    ['a duty officer of the county', { ...countyOffice, id: 'officer', role: 'operator' as const }, 'follows'],
    [
      'a duty officer of another county',
      { ...countyOffice, id: 'officer', role: 'operator' as const, area: '430181' },
      'refused',
    ],
  ])('Cancel by %s: %s', (_, source, kind) => {
    expect(decide({ msgType: 'Cancel', source }, { series: [series()] })).toMatchObject({ kind })
  })

  it.each([
    ['Exercise', 'Actual'],
    ['Actual', 'Exercise'],
    ['Test', 'Exercise'],
  ] as const)('%s of what is %s is a status mismatch', (status, of) => {
    const refusal = decide({ msgType: 'Update', status }, { series: [series({ status: of })] })
    expect(refusal).toMatchObject({ kind: 'refused', reasons: [{ code: 'status-mismatch', at: 'alert/status' }] })
  })

  it('that follows more series, or names more unknown messages, than one transaction holds is refused', () => {
    const nine = Array.from({ length: 9 }, (_, n) => series({ id: `w${n}` }))
    expect(decide({ msgType: 'Cancel' }, { series: nine })).toMatchObject({ reasons: [{ code: 'too-many-series' }] })
    const unknown = Array.from({ length: 31 }, (_, n) => `x${n}`)
    expect(decide({ msgType: 'Cancel' }, { unknown })).toMatchObject({ reasons: [{ code: 'too-many-references' }] })
  })
})
