import { describe, expect, it, test } from 'vitest'
import { decideNotice, type NoticeQuestion } from '../../../../shared/domain/notices/decision.ts'
import { NoticeState, type PlannedNotice } from '../../../../shared/domain/notices/planned-notice.ts'
import { type Circumstances, noticeStep } from '../../../../shared/domain/notices/telling.ts'
import { toldTogether } from '../../../../shared/domain/notices/told-together.ts'
import { tellingPolicy as policy } from '../../../../shared/policy/notices/telling-policy.ts'
import { aPlanned, approval, due, hour } from './planned.ts'

const free: Circumstances = { ground: 'stands', isHeld: false }
const held: Circumstances = { ...free, isHeld: true }
const kept = due + policy.keptFor
const approved = { state: 'approved', decided: approval(due - 24 * hour) } as const

describe('what is done about a notice', () => {
  const rows: [what: string, PlannedNotice, now: number, circumstances: Circumstances, step: object][] = [
    ['a draft before its time', aPlanned(), due - 1, free, { kind: 'wait', until: due }],
    ['a draft at its time', aPlanned(), due, free, { kind: 'wait', until: kept }],
    [
      'a draft that nobody approved',
      aPlanned(),
      kept,
      free,
      { kind: 'end', state: 'lapsed', reason: 'nobody-approved' },
    ],
    [
      'one that is told all the same',
      aPlanned({ unapproved: 'send' }),
      due,
      free,
      { kind: 'tell', reason: 'told-unapproved' },
    ],
    [
      'one that is told all the same, too late',
      aPlanned({ unapproved: 'send' }),
      due + policy.lateBy + 1,
      free,
      { kind: 'ask', until: kept },
    ],
    ['an approved one before its time', aPlanned(approved), due - 1, free, { kind: 'wait', until: due }],
    ['an approved one at its time', aPlanned(approved), due, free, { kind: 'tell' }],
    ['an approved one, just not too late', aPlanned(approved), due + policy.lateBy, free, { kind: 'tell' }],
    ['an approved one, too late', aPlanned(approved), due + policy.lateBy + 1, free, { kind: 'ask', until: kept }],
    ['an approved one under a warning', aPlanned(approved), due, held, { kind: 'hold', until: due + policy.holdCheck }],
    [
      'one that a warning held to the end',
      aPlanned({ ...approved, reason: 'held-by-warning' }),
      kept,
      held,
      { kind: 'end', state: 'lapsed', reason: 'held-by-warning' },
    ],
    [
      'one that somebody is asked about',
      aPlanned({ state: 'late' }),
      due + 5 * hour,
      free,
      { kind: 'wait', until: kept },
    ],
    [
      'one that nobody answered about',
      aPlanned({ state: 'late' }),
      kept,
      free,
      { kind: 'end', state: 'lapsed', reason: 'nobody-decided' },
    ],
    [
      'one approved when it was late',
      aPlanned({ state: 'approved', decided: approval(due + 25 * hour) }),
      due + 25 * hour,
      free,
      { kind: 'tell' },
    ],
    [
      'one that moved before its approval’s time',
      aPlanned({
        ...approved,
        decided: approval(due + hour),
        moved: { from: due + 9 * hour, at: due + 6 * hour, by: 'book' },
      }),
      due + 6 * hour,
      free,
      { kind: 'ask', until: kept },
    ],
    [
      'one of three at night',
      aPlanned({ ...approved, at: due - 6 * hour }),
      due - 6 * hour,
      free,
      { kind: 'wait', until: due - 2.5 * hour },
    ],
    [
      'one of three at night, in the morning',
      aPlanned({ ...approved, at: due - 6 * hour }),
      due - 2.5 * hour,
      free,
      { kind: 'tell' },
    ],
    [
      'one whose warning is over',
      aPlanned(approved),
      due - hour,
      { ...free, ground: 'lost' },
      { kind: 'end', state: 'dropped', reason: 'warning-over' },
    ],
    [
      'one that is being told, whatever is in force',
      aPlanned({ state: 'telling' }),
      kept,
      { ground: 'lost', isHeld: true },
      { kind: 'tell-again' },
    ],
  ]
  test.each(rows)('%s', (_, planned, now, circumstances, step) => {
    expect(noticeStep(planned, circumstances, policy, now)).toEqual(step)
  })

  const ends = NoticeState.options.filter(state => !['draft', 'approved', 'late', 'telling'].includes(state))
  it.each(ends)('%s is an end: nothing more is done about it', state => {
    expect(noticeStep(aPlanned({ state }), held, policy, kept)).toEqual({ kind: 'wait', until: undefined })
  })
})

describe('who is told together', () => {
  const first = aPlanned(approved)
  const other = aPlanned({
    ...approved,
    key: 'N2/eve/fixed 2026',
    notice: 'N2',
    at: due + 7 * hour,
    audience: ['parent', 'resident'],
  })
  it('what is approved, of the same day, for the same people, on the same channels', () => {
    expect(toldTogether(first, [first, other])).toEqual([other])
  })
  it.each<[string, Partial<PlannedNotice>]>([
    ['another day', { date: '2026-05-12' }],
    ['other people', { audience: ['resident'] }],
    ['more people', { audience: ['resident', 'parent', 'farmer'] }],
    ['another channel', { channels: ['sms', 'loudspeaker'] }],
    ['other places', { places: ['430182101201'] }],
    ['more languages', { texts: { zh: '请注意。', en: 'Mind.', mn: 'ᠠᠩᠬᠠᠷ' } }],
    ['more words than a message holds', { texts: { zh: '注'.repeat(200), en: 'Mind.' } }],
    ['an officer who reaches fewer', { decided: { ...approval(due), maxRecipients: 5 } }],
    ['another county', { area: '152529' }],
    ['no approval', { state: 'draft' }],
    ['an end', { state: 'told' }],
    ['a warning that it follows', { cause: { rule: 'condition', warnings: ['w1'] } }],
  ])('not one of %s', (_, more) => {
    expect(toldTogether(first, [{ ...other, ...more }])).toEqual([])
  })
})

describe('who decides', () => {
  const holder: NoticeQuestion['holder'] = {
    ...{ id: 'wang', name: 'wang', role: 'operator', area: '430182', levels: [], maxRecipients: 50 },
  }
  const asked = (more: Partial<NoticeQuestion> = {}): NoticeQuestion => ({
    ...{ decision: 'approve', rev: 3, holder, now: due - hour },
    ...more,
  })
  it('an officer of the area approves: it is told at its time, to as many as their key may reach', () => {
    const decided = decideNotice(aPlanned(), asked())
    expect(decided).toMatchObject({
      to: { state: 'approved', rev: 4, dueAt: due, decided: { by: 'wang', maxRecipients: 50 } },
    })
  })
  it('who approves what is late has it told now', () => {
    expect(decideNotice(aPlanned({ state: 'late', reason: 'too-late' }), asked({ now: due + 9 * hour }))).toMatchObject(
      {
        to: { state: 'approved', dueAt: due + 9 * hour },
      },
    )
  })
  it('what is approved may still be rejected, and is then looked at by nobody', () => {
    const decided = decideNotice(aPlanned(approved), asked({ decision: 'reject', reason: '活动取消' }))
    expect(decided).toMatchObject({ to: { state: 'rejected', decided: { reason: '活动取消' } } })
    expect(decided.kind === 'decided' && 'dueAt' in decided.to).toBe(false)
  })
  it.each<[string, Partial<PlannedNotice>, Partial<NoticeQuestion>]>([
    ['outside-jurisdiction', {}, { holder: { ...holder, area: '152529' } }],
    ['role-not-permitted', {}, { holder: { ...holder, role: 'source' } }],
    ['own-notice', { writtenBy: 'wang' }, {}],
    ['above-officer', {}, { recipients: 51 }],
    ['over', { state: 'told' }, {}],
    ['over', { state: 'telling' }, {}],
    ['changed-since', {}, { rev: 2 }],
    ['decided-so-already', approved, {}],
    ['reason-missing', {}, { decision: 'reject', reason: ' ' }],
  ])('%s', (code, more, question) => {
    expect(decideNotice(aPlanned(more), asked(question))).toMatchObject({ kind: 'refused', reasons: [{ code }] })
  })
})
