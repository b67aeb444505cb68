import { describe, expect, it } from 'vitest'
import { WrongUse } from '../../../infra/command-line.ts'
import type { Seen } from '../../bench/sink/ledger.ts'
import { readArguments } from '../../bench/speed/arguments.ts'
import { type Limits, type Round, warmUp } from '../../bench/speed/round.ts'
import {
  againstBestRival,
  againstLimits,
  againstRival,
  goalsOf,
  medianOf,
  shareOfLittle,
  shareOfQuota,
} from '../../bench/speed/scores.ts'
import { howToInstall } from '../../bench/speed/servers/programs.ts'
import { whyVoid } from '../../bench/speed/verdict.ts'

const seen = (distinct: number, more: Partial<Seen> = {}): Seen => ({
  ...{ received: distinct, distinct, calls: distinct, refused: 0, failed: 0, hung: 0, openMost: 10 },
  ...more,
})
const stored = (sent: number, more: Partial<Round['stored']> = {}) => ({ sent, failed: 0, doubt: 0, open: 0, ...more })

const round = (system: Round['system'], perSecond: number, more: Partial<Round> = {}): Round => ({
  ...{ round: '1', system, n: 1_000, seen: seen(1_000), stored: stored(1_000), firstSendMs: 100 },
  ...{ lastArrivalS: 1_000 / perSecond, storedS: 2_000 / perSecond, cpuSeconds: 1, loadAverage: 1, voidBecause: [] },
  ...more,
})
const limits = (name: string, dispatch: number): Limits => ({
  ...{ round: name, dispatch, sns: dispatch / 10, storeItems: 1, cpuSeconds: 1, loadAverage: 1 },
})

describe('a round of the rivals', () => {
  it('counts when everybody came once and has a status', () => {
    expect(whyVoid({ n: 5, seen: seen(5), stored: stored(5) })).toEqual([])
  })

  it.each([
    ['somebody never came', { seen: seen(4), stored: stored(4, { failed: 1 }) }, 'the sink has 4 of 5'],
    ['somebody came twice', { seen: seen(5, { received: 6 }), stored: stored(5) }, '1 sent twice'],
    ['somebody has no status', { seen: seen(5), stored: stored(4, { open: 1 }) }, '1 without a status'],
    ['the store lacks somebody', { seen: seen(5), stored: stored(4) }, 'the store has 4 of 5'],
    ['the store says more than came', { seen: seen(4), stored: stored(5) }, 'the sink has 4, the store says 5'],
  ])('is void when %s', (_, truth, reason) => {
    expect(whyVoid({ n: 5, ...truth })).toContain(reason)
  })

  it('may miss somebody at a carrier that failed, if the store says so', () => {
    const failing = seen(4, { failed: 3 })
    expect(whyVoid({ n: 5, seen: failing, stored: stored(4, { failed: 1 }) })).toEqual([])
    expect(whyVoid({ n: 5, seen: failing, stored: stored(4, { doubt: 1 }) })).toEqual([])
    expect(whyVoid({ n: 5, seen: failing, stored: stored(5) })).toEqual(['the sink has 4, the store says 5'])
  })
})

describe('ratios', () => {
  const rounds = [
    round('tongluo-http', 500, { round: warmUp }),
    round('tongluo-http', 3_000),
    round('bullmq', 1_000),
    round('skip-locked', 2_000),
    round('pg-boss', 9_000, { voidBecause: ['1 sent twice'] }),
  ]
  const [, ours] = rounds

  it('are taken within one round, and never against a void one', () => {
    if (!ours) throw new Error('there is no such round')
    expect(againstRival(ours, rounds, 'bullmq')).toBe(3)
    expect(againstRival(ours, rounds, 'pg-boss')).toBeUndefined()
    expect(againstBestRival(ours, rounds)).toBe(1.5)
    expect(againstLimits(ours, [limits(warmUp, 1), limits('1', 6_000)])).toEqual({ dispatch: 0.5, sns: 5 })
  })

  it('of a warm-up are in no median', () => {
    expect(medianOf(rounds, 'tongluo-http', ({ lastArrivalS }) => 1_000 / lastArrivalS)).toBeCloseTo(3_000)
  })

  it('say which goals are met, for what was measured', () => {
    const goals = goalsOf({ sink: '0ms', limits: [limits('1', 6_000)], rounds })
    expect(goals.map(({ goal, met }) => [goal, met])).toEqual([
      ['÷ bare dispatch', true],
      ['÷ best rival', true],
      ['÷ a job per recipient', true],
    ])
  })

  it('of a goal without a round that counts are missed', () => {
    const void_ = [round('tongluo-http', 3_000, { voidBecause: ['1 sent twice'] })]
    expect(goalsOf({ sink: '0ms', limits: [], rounds: void_ }).every(({ met }) => !met)).toBe(true)
  })

  it('follow Little’s law: a hundred open at 50 ms carry 2,000 a second', () => {
    const calls = round('tongluo-http', 1_900, { seen: seen(1_000, { openMost: 100 }) })
    expect(shareOfLittle(calls, 50)).toBeCloseTo(0.95)
    expect(shareOfLittle(calls, 0)).toBeUndefined()
  })

  it('of a quota are of its rate, and more only by its burst', () => {
    expect(shareOfQuota(seen(16_000, { firstAt: 0, lastAt: 2_000 }), 8_000)).toBe(1)
    expect(shareOfQuota(seen(16_000, { firstAt: 0, lastAt: 1_000 }), 8_000)).toBe(2)
    expect(shareOfQuota(seen(1, { firstAt: 5, lastAt: 5 }), 8_000)).toBeUndefined()
    expect(shareOfQuota(seen(0), 8_000)).toBeUndefined()
  })
})

describe('bench -- rivals', () => {
  it('plays every sink and any system by name', () => {
    expect(readArguments(['--sink', 'all', '--only', 'pg-boss,tongluo-sns'])).toMatchObject({
      ...{
        n: 100_000,
        rounds: 3,
        sinks: ['0ms', '50ms', 'quota', 'small-quota', 'faults'],
        systems: ['tongluo-sns', 'pg-boss'],
      },
    })
  })

  it.each([
    ['--sink', 'fast'],
    ['--only', 'celery'],
    ['--n', '0'],
    ['--rounds', 'x'],
    ['--nonsense', '1'],
  ])('refuses %s %s with a sentence', (...args) => {
    expect(() => readArguments(args)).toThrow(WrongUse)
  })

  it('says what to install, each package once', () => {
    expect(howToInstall(['redis-server', 'postgres', 'initdb'])).toMatch(/apt-get install -y redis-server postgresql$/)
  })
})
