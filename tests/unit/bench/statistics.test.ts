import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median, quantile } from '../../bench/report/statistics.ts'

describe('the median', () => {
  test.each([
    [[], undefined],
    [[7], 7],
    [[9, 1], 5],
    [[30, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %j', (values, expected) => {
    expect(median(values)).toBe(expected)
  })

  test('has as many at or below it as at or above it, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), values => {
        const middle = median(values) ?? Number.NaN
        const below = values.filter(value => value <= middle).length
        const above = values.filter(value => value >= middle).length
        expect(Math.min(below, above) * 2).toBeGreaterThanOrEqual(values.length)
        expect(median(values.toReversed())).toBe(middle)
      }),
    )
  })
})

describe('the quantile', () => {
  test.each([
    [[], 0.99, undefined],
    [[7], 0.5, 7],
    [[3, 1, 2], 0.5, 2],
    [[3, 1, 2], 1, 3],
    [Array.from({ length: 200 }, (_, n) => n + 1), 0.99, 198],
  ])('of %j at %d is %j', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected)
  })
})
