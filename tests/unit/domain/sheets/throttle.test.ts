import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  factorAt,
  laterOf,
  type Throttle,
  throttledAt,
  unthrottled,
  wholeAt,
} from '../../../../shared/domain/sheets/throttle.ts'

const at = 1_782_860_000_000
const halved: Throttle = { factor: 0.5, since: at }

describe('a carrier’s rate after a throttling', () => {
  it.each<[string, Throttle, number, number]>([
    ['is whole where there was none', unthrottled, at, 1],
    ['is half at once', halved, at, 0.5],
    ['is half for whoever’s clock is a little behind', halved, at - 700, 0.5],
    ['grows by a twentieth of the whole each second', halved, at + 3_000, 0.65],
    ['is whole again after ten seconds', halved, at + 10_000, 1],
    ['is never more than whole', halved, at + 60_000, 1],
  ])('%s', (_, throttle, now, factor) => {
    expect(factorAt(throttle, now)).toBeCloseTo(factor, 9)
  })

  it.each<[string, Throttle, number, number, Throttle]>([
    ['the first', unthrottled, at - 200, at, halved],
    ['another of the same burst', halved, at - 150, at + 50, halved],
    ['of what was begun before, and is answered long after', halved, at - 10, at + 4_000, halved],
    ['of what was granted before, and begun after', halved, at + 999, at + 1_200, halved],
    ['of the lower rate', halved, at + 2_000, at + 2_000, { factor: 0.3, since: at + 2_000 }],
    ['after the rate was whole again', halved, at + 30_000, at + 30_100, { factor: 0.5, since: at + 30_100 }],
    ['of what was granted ahead, and begun a little later', halved, at + 1_999, at + 2_100, halved],
    ['at its least', { factor: 0.1, since: at }, at + 2_000, at + 2_000, { factor: 0.1, since: at + 2_000 }],
  ])('is lowered once for all that it was granted: %s', (_, throttle, begunAt, now, expected) => {
    const { factor, since } = throttledAt(throttle, begunAt, now)
    expect(since).toBe(expected.since)
    expect(factor).toBeCloseTo(expected.factor, 9)
  })

  const times = fc.array(fc.record({ waited: fc.nat(30_000), took: fc.nat(20_000) }), { minLength: 1, maxLength: 60 })

  it('is lowered once in two seconds at most, never under a tenth, and is whole within twenty seconds of quiet', () => {
    fc.assert(
      fc.property(times, answers => {
        let [throttle, now] = [unthrottled, at]
        for (const { waited, took } of answers) {
          now += waited
          const next = throttledAt(throttle, now - took, now)
          if (next !== throttle) {
            expect(next.since - throttle.since).toBeGreaterThanOrEqual(2_000)
            expect(next.factor).toBeLessThan(factorAt(throttle, now))
          }
          throttle = next
          expect(throttle.factor).toBeGreaterThan(0.0999)
          expect(wholeAt(throttle) - throttle.since).toBeLessThan(20_000)
        }
        expect(factorAt(throttle, wholeAt(throttle))).toBeCloseTo(1, 10)
        if (throttle !== unthrottled) expect(factorAt(throttle, wholeAt(throttle) - 100)).toBeLessThan(1)
      }),
    )
  })

  it('is half for all, however many workers are answered so, in whatever order they are, and however late', () => {
    const begun = fc.array(fc.record({ before: fc.integer({ min: -1_999, max: 5_000 }), took: fc.nat(20_000) }))
    fc.assert(
      fc.property(begun, answers => {
        const noted = answers
          .map(({ before, took }) => ({ begunAt: at - before, now: Math.max(at, at - before + took) }))
          .reduce((throttle, { begunAt, now }) => throttledAt(throttle, begunAt, now), halved)
        expect(noted).toEqual(halved)
      }),
    )
  })

  it('is as it was lowered last', () => {
    const later = { factor: 0.3, since: at + 2_000 }
    expect([laterOf(halved, later), laterOf(later, halved), laterOf(unthrottled, halved)]).toEqual([
      later,
      later,
      halved,
    ])
  })
})
