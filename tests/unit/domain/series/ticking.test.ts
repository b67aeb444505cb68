import { describe, expect, it } from 'vitest'
import type { CountyProgress } from '../../../../shared/domain/series/county-progress.ts'
import { nextTickAt, type TickAction, ticking } from '../../../../shared/domain/series/ticking.ts'
import type { Pending, Warning } from '../../../../shared/domain/series/warning.ts'
import { aPending, aWarning } from '../../../fixtures/warning.ts'

const minute = 60_000
const now = 100 * minute
const warning = (change: Partial<Warning> = {}): Warning => aWarning({ expiresAt: now + 60 * minute, ...change })
const progress = (change: Partial<CountyProgress> = {}): CountyProgress[] => [
  { warning: 'w1', seq: 1, county: '430182', expected: 5, plannedAt: now - minute / 2, done: 0, ...change },
]
const county = '430182'

const pending = (state: Pending['state'], more: Partial<Pending>): Pending =>
  aPending(state, { expiresAt: now + 60 * minute, ...more })
const first = (state: Pending['state'], more: Partial<Pending>): Warning =>
  warning({ state, seq: 0, pending: pending(state, { seq: 1, ...more }) })
const beside = (state: Pending['state'], more: Partial<Pending>): Warning => warning({ pending: pending(state, more) })
const over = warning({ state: 'cancelled', seq: 2 })
const done = progress({ doneAt: 1 })

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
  ['a Cancel that nobody planned', over, [], [{ kind: 'plan', county, reason: 'unplanned' }], now + minute],
  ['a Cancel that everybody heard', over, progress({ doneAt: now }), [], undefined],
  ['an all-clear that waits for the day', over, progress({ heldUntilAt: now + 9 }), [], now + 9],
  ['its time ahead', first('scheduled', { effectiveAt: now + 3 }), [], [], now + 3],
  ['its time come', first('scheduled', { effectiveAt: now }), [], [{ kind: 'issue' }], now + 1],
  ['its time come and gone', first('scheduled', { effectiveAt: now, expiresAt: now }), [], [{ kind: 'drop' }], now + 1],
  ['an Update whose time has come', beside('scheduled', { effectiveAt: now }), done, [{ kind: 'issue' }], now + 1],
  [
    'an Update that waited too long',
    beside('awaiting-approval', { expiresAt: now }),
    done,
    [{ kind: 'drop' }],
    now + 1,
  ],
  ['waited too long', first('needs-targeting', { expiresAt: now }), [], [{ kind: 'drop' }], now + 1],
  ['a Cancel of nothing', aWarning({ state: 'cancelled', seq: 0 }), [], [], undefined],
]

describe('a minute’s tick finds', () => {
  it.each(rows)('%s', (_, one, counties, actions, next) => {
    expect(ticking(one, counties, now)).toEqual(actions)
    expect(nextTickAt(one, counties, now)).toBe(next)
  })
})
