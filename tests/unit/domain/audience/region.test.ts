import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../shared/domain/audience/box.ts'
import type { Drawn } from '../../../../shared/domain/audience/drawn.ts'
import { type Region, regionOf } from '../../../../shared/domain/audience/region.ts'
import type { Point } from '../../../../shared/domain/cap/alert.ts'

const latitude = fc.double({ min: -90, max: 90, noNaN: true })
const longitude = fc.double({ min: -180, max: 180, noNaN: true })
const anywhere: fc.Arbitrary<Point> = fc.tuple(latitude, longitude)
/** Whole degrees, so that corners fall on corners and edges on edges. */
const onGrid: fc.Arbitrary<Point> = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
/** In the midst of the grid, so that borders go around a box. */
const inTheMidst: fc.Arbitrary<Point> = fc.constantFrom<Point[]>([2.5, 2.5], [3.5, 3.5])
const share = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }))

const polygon = fc
  .array(onGrid, { minLength: 3, maxLength: 12 })
  .map((points): Drawn => ({ kind: 'polygon', ring: [...points, ...points.slice(0, 1)] }))
const circle = fc
  .record({ centre: anywhere, radiusKm: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 21_000, noNaN: true })) })
  .map((circle): Drawn => ({ kind: 'circle', circle }))
const boxOfCorners = ([a, b]: [Point, Point]): Box => ({
  south: Math.min(a[0], b[0]),
  north: Math.max(a[0], b[0]),
  west: Math.min(a[1], b[1]),
  east: Math.max(a[1], b[1]),
})
const inside = ({ south, west, north, east }: Box, [up, right]: [number, number]): Point => [
  south + up * (north - south),
  west + right * (east - west),
]

const answer = (seen: 'all' | 'none' | Region, point: Point): boolean =>
  typeof seen === 'string' ? seen === 'all' : seen.holds(point)
const within = (seen: 'all' | 'none' | Region, box: Box) => (typeof seen === 'string' ? seen : seen.within(box))

describe.each([
  ['a polygon', polygon, onGrid],
  ['a polygon around a box', polygon, inTheMidst],
  ['a circle, over a pole and the antimeridian too', circle, anywhere],
])('%s, looked at closer and closer', (_, drawing, corner) => {
  const box = fc.tuple(corner, corner).map(boxOfCorners)
  const shares = fc.tuple(share, share)

  it('says of every point what it says as a whole', () => {
    fc.assert(
      fc.property(drawing, box, fc.tuple(shares, shares), shares, (drawn, outer, [low, high], at) => {
        const inner = boxOfCorners([inside(outer, low), inside(outer, high)])
        const point = inside(inner, at)
        const region = regionOf(drawn)
        const seen = region.within(outer)
        expect(answer(seen, point)).toBe(region.holds(point))
        expect(answer(within(seen, inner), point)).toBe(region.holds(point))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a box', () => {
  const drawn: Drawn = {
    kind: 'polygon',
    ring: [
      [0, 0],
      [0, 10],
      [10, 10],
      [1, 5],
      [10, 0],
      [0, 0],
    ],
  }
  const square = (south: number, west: number, size: number): Box => ({
    south,
    west,
    north: south + size,
    east: west + size,
  })

  it.each([
    ['inside', square(0.1, 4, 0.5), 'all'],
    ['in a notch', square(8, 4.9, 0.5), 'none'],
    ['beside', square(20, 20, 1), 'none'],
  ])('%s of a polygon is settled as a whole', (_, box, expected) => {
    expect(regionOf(drawn).within(box)).toBe(expected)
  })

  it('through which an edge comes is not', () => {
    expect(regionOf(drawn).within(square(0.8, 4.9, 0.5))).toMatchObject({ holds: expect.any(Function) })
  })

  it('around whose corner a border goes is not cut off by it', () => {
    const ring: Point[] = [
      [5, -1],
      [-1, -1],
      [-1, -0.5],
      [-1, 5],
      [-1, 20],
      [20, 20],
      [20, -1],
      [5, 5],
    ]
    const region = regionOf({ kind: 'polygon', ring })
    const seen = region.within(square(0, 0, 10))
    expect([region.holds([1, 1]), answer(seen, [1, 1])]).toEqual([true, true])
  })
})

it('a circle beside the antimeridian reaches over it', () => {
  const region = regionOf({ kind: 'circle', circle: { centre: [20, 179.9], radiusKm: 50 } })
  const beyond = { south: 19.9, west: -180, north: 20.1, east: -179.8 }
  expect(answer(region.within(beyond), [20, -179.9])).toBe(true)
})
