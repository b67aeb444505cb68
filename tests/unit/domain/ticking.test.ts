import { describe, expect, it } from 'vitest'
import { nextTickAt, type TickAction, ticking } from '../../../shared/domain/ticking.ts'
import type { CountyProgress, Warning } from '../../../shared/domain/warning.ts'

const minute = 60_000
const now = 100 * minute
const warning = (change: Partial<Warning> = {}): Warning => ({
  id: 'w1',
  state: 'in-force',
  rev: 1,
  seq: 1,
  lane: 'urgent',
  colour: 'red',
  source: 'met',
  receivedAt: 0,
  expiresAt: now + 60 * minute,
  counties: ['430182'],
  policyVersion: '1',
  ...change,
})
const progress = (change: Partial<CountyProgress> = {}): CountyProgress[] => [
  { warning: 'w1', seq: 1, county: '430182', expected: 5, plannedAt: now - minute / 2, done: 0, ...change },
]
const county = '430182'

const rows: [string, Warning, CountyProgress[], TickAction[], number | undefined][] = [
  ['a county that nobody planned', warning(), [], [{ kind: 'plan', county, reason: 'unplanned' }], now + minute],
  ['a county that is watched', warning(), progress({ watchedAt: now - 9_000 }), [], now + minute],
  [
    'a watch that fell silent',
    warning(),
    progress({ watchedAt: now - 61_000 }),
    [{ kind: 'watch', county }],
    now + minute,
  ],
  ['a watch that never began', warning(), progress({ plannedAt: 0 }), [{ kind: 'watch', county }], now + minute],
  ['quiet hours ahead', warning(), progress({ heldUntilAt: now + 5 * minute }), [], now + 5 * minute],
  [
    'quiet hours over',
    warning(),
    progress({ heldUntilAt: now }),
    [{ kind: 'plan', county, reason: 'held-until-now' }],
    now + 1,
  ],
  ['everything done', warning(), progress({ doneAt: now }), [], now + 60 * minute],
  ['done and expired', warning({ expiresAt: now }), progress({ doneAt: 1 }), [{ kind: 'expire' }], now + 1],
  [
    'expired with something open',
    warning({ expiresAt: now }),
    progress(),
    [{ kind: 'plan', county, reason: 'expired' }, { kind: 'expire' }],
    now + 1,
  ],
  ['its time ahead', warning({ state: 'scheduled', effectiveAt: now + 3 }), [], [], now + 3],
  ['its time come', warning({ state: 'scheduled', effectiveAt: now }), [], [{ kind: 'issue' }], now],
  ['waiting for a person', warning({ state: 'awaiting-approval' }), [], [], now + 60 * minute],
  ['waited too long', warning({ state: 'needs-targeting', expiresAt: now }), [], [{ kind: 'expire' }], now],
  ['over', warning({ state: 'cancelled' }), [], [], undefined],
]

describe('a minute’s tick finds', () => {
  it.each(rows)('%s', (_, one, counties, actions, next) => {
    expect(ticking(one, counties, now)).toEqual(actions)
    expect(nextTickAt(one, counties, now)).toBe(next)
  })
})
