import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capOfQuarter, quarterMs, quarterOf, sharesOf, untilFor } from '../../../../shared/domain/sheets/quarters.ts'
import { capOf, capsOf } from '../../../../shared/domain/sheets/rate.ts'

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0)

describe('what a quarter of a second may have', () => {
  it.each([
    ['the same as the others, where it divides', 1_200, [300, 300, 300, 300]],
    ['one less, where it does not: nothing of the second is lost', 19.4, [4, 5, 5, 5]],
    ['nothing, where there is one call a second, but the last', 1, [0, 0, 0, 1]],
  ])('%s', (_, perSecond, caps) => {
    expect([0, 1, 2, 3].map(quarter => capOfQuarter(perSecond, 4_000 + quarter))).toEqual(caps)
  })

  it('is all of 0.97 of the rate, for whoever asks in each', () => {
    const all = Array.from({ length: 40 }, (_, n) => capOfQuarter(capOf(20, 'urgent', false), quarterOf(n * quarterMs)))
    expect(sum(all)).toBe(194)
  })
})

describe('what several askers are granted', () => {
  it.each([
    ['all, where the quarter has it', [100, 50], { 40: 20 }, ['100 at 40', '50 at 40']],
    ['what a window lacks is of the next quarter, and it begins now', [200, 100], {}, ['200 at 40', '100 at 40']],
    ['who is next begins there', [200, 100, 100], {}, ['200 at 40', '100 at 40', '100 at 41']],
    ['what is full is passed over', [10], { 40: 242, 41: 242, 42: 241 }, ['10 at 42']],
    ['no more than two quarters have', [900], {}, ['484 at 40']],
    [
      'nothing, where the next second is full: then is when to ask again',
      [10],
      { 40: 242, 41: 242, 42: 242, 43: 242 },
      ['0 at 44'],
    ],
    ['nothing of what lies beyond', [900], { 40: 242, 41: 240 }, ['2 at 41'], 42],
  ])('%s', (_, wants, used, expected, until = 44) => {
    const counts = new Map(Object.entries(used).map(([quarter, calls]) => [Number(quarter), calls]))
    const { shares } = sharesOf(wants, { from: 40, until, capOf: () => 242, used: counts })
    expect(shares.map(({ calls, quarter }) => `${calls} at ${quarter}`)).toEqual(expected)
  })

  const quarters = fc.record({
    from: fc.integer({ min: 0, max: 79 }),
    perSecond: fc.integer({ min: 1, max: 5_000 }),
    used: fc.array(fc.nat(1_500), { minLength: 6, maxLength: 6 }),
  })
  it('is what is taken, nowhere more than a quarter has, and to nobody more than was asked for', () => {
    fc.assert(
      fc.property(quarters, fc.array(fc.nat(600)), ({ from, perSecond, used }, wants) => {
        const counts = new Map(used.map((calls, n) => [from + n, calls]))
        const caps = (quarter: number) => capOfQuarter(perSecond, quarter)
        const { shares, taken } = sharesOf(wants, { from, until: from + 3, capOf: caps, used: counts })
        expect(sum(shares.map(({ calls }) => calls))).toBe(sum(taken.values()))
        for (const [quarter, calls] of taken) {
          expect(calls + (counts.get(quarter) ?? 0)).toBeLessThanOrEqual(capOfQuarter(perSecond, quarter))
          expect(quarter).toBeLessThan(from + 3)
        }
        for (const [n, { calls, quarter }] of shares.entries()) {
          expect(calls).toBeLessThanOrEqual(wants[n] ?? 0)
          expect(quarter).toBeGreaterThanOrEqual(shares[n - 1]?.quarter ?? from)
        }
      }),
    )
  })

  const lane = fc.constantFrom('urgent' as const, 'routine' as const)
  const asks = fc.array(fc.record({ afterMs: fc.nat(700), want: fc.integer({ min: 1, max: 3_000 }), lane }), {
    minLength: 20,
  })
  /** Calls of both lanes, by when they begin: whoever asks is granted all it may be. */
  const begunBy = (rate: number, all: { afterMs: number; want: number; lane: 'urgent' | 'routine' }[]) => {
    const used = new Map<number, number>()
    let now = 1_000_000
    const begun = all.flatMap(({ afterMs, want, lane }) => {
      now += afterMs
      const from = quarterOf(now)
      const quarters = { from, until: untilFor(lane, from), capOf: capsOf(rate, lane, false), used }
      const { shares, taken } = sharesOf([want], quarters)
      for (const [quarter, calls] of taken) used.set(quarter, (used.get(quarter) ?? 0) + calls)
      return shares.map(({ calls, quarter }) => ({ at: Math.max(now, quarter * quarterMs), calls }))
    })
    return { begun: begun.toSorted((a, b) => a.at - b.at), used, now }
  }

  it('is never refused by a carrier that takes its rate, and no more than one second of it at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 5_000 }), asks, (rate, all) => {
        let [at, tokens] = [0, rate]
        for (const one of begunBy(rate, all).begun) {
          tokens = Math.min(rate, tokens + ((one.at - at) * rate) / 1000) - one.calls
          at = one.at
          expect(tokens).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('is in the long run no more than a small rate either, of both lanes together', () => {
    const small = fc.double({ min: 1.1, max: 6, noNaN: true })
    fc.assert(
      fc.property(small, asks, (rate, all) => {
        const { used, now } = begunBy(rate, all)
        expect(sum(used.values())).toBeLessThanOrEqual(((now - 1_000_000) / 1000 + 2) * rate + 1)
      }),
    )
  })
})
