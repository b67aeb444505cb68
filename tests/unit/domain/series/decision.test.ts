import { describe, expect, it, test } from 'vitest'
import {
  Decision,
  decidable,
  objectionTo,
  objectionToReach,
  openTo,
} from '../../../../shared/domain/series/decision.ts'
import { waiting } from '../../../../shared/domain/series/pending.ts'
import { after, transitions, type WarningEvent } from '../../../../shared/domain/series/transitions.ts'
import { type Pending, type Warning, WarningState } from '../../../../shared/domain/series/warning.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { aPending, aWarning } from '../../../fixtures/warning.ts'

const states = ['awaiting-approval', 'needs-targeting', 'scheduled'] as const satisfies Pending['state'][]
const officer = (more: Partial<KeyHolder> = {}): KeyHolder => ({
  id: 'officer',
  name: 'officer',
  role: 'operator',
  area: '430182',
  levels: [],
  maxRecipients: 100,
  ...more,
})
type Asked = Warning & { pending: Pending }
const waits = (state: Pending['state'], more: Partial<Pending> = {}): Asked => ({
  ...aWarning({ state, seq: 0 }),
  pending: aPending(state, more),
})
const now = 5_000
const objection = (
  decision: Decision,
  asked: Warning,
  { holder = officer(), seq = 2, reason = 'so', at = now, alongside = [] as Asked[] } = {},
) => {
  const own = asked.pending ? [{ ...asked, pending: asked.pending }] : []
  return objectionTo({ decision, seq, reason, holder, asked, waits: [...own, ...alongside], now: at })?.code
}

describe('what can be decided of what', () => {
  const table: Record<Decision, Pending['state'][]> = {
    approve: ['awaiting-approval'],
    reject: ['awaiting-approval', 'needs-targeting'],
    target: ['needs-targeting'],
    withdraw: ['awaiting-approval', 'needs-targeting', 'scheduled'],
  }
  test.each(Decision.options.flatMap(decision => states.map(state => [decision, state] as const)))(
    '%s of what is %s',
    (decision, state) => {
      expect(objection(decision, waits(state))).toBe(table[decision].includes(state) ? undefined : 'not-for-this-state')
    },
  )

  const events: Record<Decision, WarningEvent[]> = {
    approve: ['issue', 'schedule', 'cancel'],
    reject: ['reject'],
    target: ['issue', 'schedule', 'await-approval'],
    withdraw: ['withdraw'],
  }
  test.each(Decision.options)('whatever can be decided the table of transitions has: %s', decision => {
    for (const state of decidable[decision])
      for (const event of events[decision]) expect(after(state, event)).toBeDefined()
  })

  it('nothing is decided of what is over', () => {
    const over = WarningState.options.filter(
      state => !Object.values(transitions).some(({ from }) => from.includes(state)),
    )
    expect(over).toEqual(['rejected', 'cancelled', 'cancelled-before-arrival', 'expired'])
    for (const state of over)
      for (const decision of Decision.options) expect(objection(decision, aWarning({ state }))).toBe('nothing-waits')
  })
})

describe('who decides', () => {
  const asked = waits('awaiting-approval', { author: 'author' })
  test.each([
    ['an officer of the county', officer(), undefined],
    ['an administrator', officer({ role: 'administrator' }), undefined],
    ['an officer of the province', officer({ area: '43' }), undefined],
    ['an officer of a town of it', officer({ area: '430182101' }), 'outside-jurisdiction'],
    ['an officer of another county', officer({ area: '152529' }), 'outside-jurisdiction'],
    ['its author, who is an officer', officer({ id: 'author' }), 'own-warning'],
    ['another source', officer({ role: 'source' }), 'role-not-permitted'],
  ])('%s', (_, holder, code) => {
    expect(objection('approve', asked, { holder })).toBe(code)
  })

  it('its author rejects and targets what waits, but never lets it out', () => {
    const own = officer({ id: 'author' })
    expect(objection('reject', asked, { holder: own })).toBeUndefined()
    expect(objection('target', waits('needs-targeting', { author: 'author' }), { holder: own })).toBeUndefined()
  })

  it('its author withdraws it, whatever the key; another source does not', () => {
    const source = officer({ role: 'source', area: '430182101', id: 'author' })
    expect(objection('withdraw', asked, { holder: source })).toBeUndefined()
    expect(objection('withdraw', asked, { holder: { ...source, id: 'another' } })).toBe('outside-jurisdiction')
  })

  it('for all series together: of two counties an officer of one decides nothing', () => {
    const there = { ...waits('awaiting-approval', { counties: ['430181'] }), id: 'w2', counties: ['430181'] }
    expect(objection('approve', asked, { alongside: [there] })).toBe('outside-jurisdiction')
    expect(objection('approve', asked, { alongside: [there], holder: officer({ area: '4301' }) })).toBeUndefined()
  })

  it('an author of one of the series approves none of them', () => {
    const there = { ...waits('awaiting-approval', { author: 'officer' }), id: 'w2' }
    expect(objection('approve', asked, { alongside: [there] })).toBe('own-warning')
  })
})

describe('when a decision counts', () => {
  const asked = waits('awaiting-approval', { expiresAt: 6_000 })
  it('of what waits now, in its time, and with a reason where it is a no', () => {
    expect(objection('approve', asked, { seq: 1 })).toBe('not-what-waits')
    expect(objection('approve', asked, { at: 5_999 })).toBeUndefined()
    expect(objection('approve', asked, { at: 6_000 })).toBe('expired')
    expect(objection('reject', asked, { reason: ' ' })).toBe('reason-missing')
  })

  it('the list says what a key may do', () => {
    const question = { seq: 2, asked, waits: [asked], now }
    expect(openTo({ ...question, holder: officer() })).toEqual(['approve', 'reject', 'withdraw'])
    expect(openTo({ ...question, holder: officer({ id: 'met-office', role: 'source' }) })).toEqual(['withdraw'])
    expect(openTo({ ...question, holder: officer({ area: '152529' }) })).toEqual([])
  })

  it('for no more people than the key may reach, and it says who may', () => {
    expect(objectionToReach('w1', officer(), 100)).toBeUndefined()
    expect(objectionToReach('w1', officer(), 101)?.message).toMatch(/101 recipients.*100 at most.*430182/)
  })
})

describe('what goes on waiting', () => {
  const move = { by: 'officer', at: now, action: 'approve' }
  it('beside what is in force leaves it as it is', () => {
    const from = aWarning({ pending: aPending('awaiting-approval'), dueAt: 8_000 })
    const { to, issue } = waiting(from, aPending('scheduled', { effectiveAt: 7_000 }), move)
    expect(to).toMatchObject({ state: 'in-force', seq: 1, pending: { state: 'scheduled' }, dueAt: 7_000, rev: 2 })
    expect(issue).toBe(false)
  })

  it('alone gives the warning its state', () => {
    const { to, history } = waiting(waits('awaiting-approval'), aPending('scheduled', { effectiveAt: 7_000 }), move)
    expect(to).toMatchObject({ state: 'scheduled', effectiveAt: 7_000, dueAt: 7_000 })
    expect(history).toMatchObject({ from: 'awaiting-approval', to: 'scheduled', by: 'officer', seq: 2 })
  })
})
