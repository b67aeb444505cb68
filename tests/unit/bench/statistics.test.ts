import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median } from '../../bench/report/statistics.ts'

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
