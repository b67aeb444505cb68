import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { swapped } from '../../../../shared/domain/audience/drawn.ts'
import { touches } from '../../../../shared/domain/audience/geometry.ts'
import type { Point } from '../../../../shared/domain/cap/alert.ts'

const square: Point[] = [
  [28, 112],
  [28, 113],
  [29, 113],
  [29, 112],
  [28, 112],
]
const outline: Point[] = [
  [28.9, 112.9],
  [28.9, 113.5],
  [29.5, 113.5],
  [29.5, 112.9],
]

describe('a polygon', () => {
  const touched = touches({ kind: 'polygon', ring: square })

  it('touches a point inside and on its border, and none outside', () => {
    expect(touched({ point: [28.5, 112.5] })).toBe(true)
    expect(touched({ point: [28, 112.5] })).toBe(true)
    expect(touched({ point: [28.5, 113.1] })).toBe(false)
  })

  it('touches an outline that overlaps it, though the point of the place lies outside', () => {
    expect(touched({ point: [29.2, 113.2], shape: outline })).toBe(true)
    expect(touched({ point: [28.5, 112.5], shape: outline.map(([lat, lon]): Point => [lat + 1, lon]) })).toBe(false)
  })

  it('touches an outline that holds it whole', () => {
    const around: Point[] = [
      [20, 100],
      [20, 120],
      [40, 120],
      [40, 100],
    ]
    expect(touched({ shape: around })).toBe(true)
  })

  it('does not find a place that has neither', () => {
    expect(touched({})).toBe(false)
  })

  it('does not touch what lies in its notch', () => {
    const notched: Point[] = [
      [0, 0],
      [0, 10],
      [10, 10],
      [1, 5],
      [10, 0],
      [0, 0],
    ]
    const inNotch = touches({ kind: 'polygon', ring: notched })
    expect(inNotch({ point: [8, 5] })).toBe(false)
    expect(inNotch({ point: [0.5, 5] })).toBe(true)
  })
})

describe('a circle', () => {
  it('has its radius in kilometres', () => {
    const touched = touches({ kind: 'circle', circle: { centre: [28, 112], radiusKm: 11.2 } })
    expect(touched({ point: [28.1, 112] })).toBe(true)
    expect(touched({ point: [28.102, 112] })).toBe(false)
  })

  it('of radius 0 is one point', () => {
    const touched = touches({ kind: 'circle', circle: { centre: [28, 112], radiusKm: 0 } })
    expect(touched({ point: [28, 112] })).toBe(true)
    expect(touched({ point: [28.0001, 112] })).toBe(false)
    expect(touched({ shape: square.map(([lat, lon]): Point => [lat - 0.5, lon - 0.5]) })).toBe(true)
  })

  it('touches an outline that it overlaps without holding a corner of it', () => {
    const touched = touches({ kind: 'circle', circle: { centre: [28.5, 111.9], radiusKm: 15 } })
    expect(touched({ shape: square })).toBe(true)
    const further = touches({ kind: 'circle', circle: { centre: [28.5, 111.9], radiusKm: 9 } })
    expect(further({ shape: square })).toBe(false)
  })
})

it('turning latitude and longitude round twice changes nothing', () => {
  const degree = fc.double({ min: -90, max: 90, noNaN: true })
  fc.assert(
    fc.property(degree, degree, fc.double({ min: 0, max: 500, noNaN: true }), (lat, lon, radiusKm) => {
      const drawn = { kind: 'circle' as const, circle: { centre: [lat, lon] as Point, radiusKm } }
      const once = swapped(drawn)
      expect(once && swapped(once)).toEqual(drawn)
    }),
  )
})

it('a drawing that turned round is no place on Earth was not swapped', () => {
  expect(swapped({ kind: 'circle', circle: { centre: [28, 112], radiusKm: 1 } })).toBeUndefined()
})
