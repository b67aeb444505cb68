import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Datum, readDatum, toWgs84 } from '../../../../shared/domain/directory/datum.ts'

/** In metres, near enough for a few of them. */
const apart = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number =>
  Math.hypot((a - c) * 111_195, (b - d) * 111_195 * Math.cos((a * Math.PI) / 180))

describe('a point of China', () => {
  // Published by the authors of another library (github.com/wandergis/coordtransform), for two places of Beijing.
  it('is where others say it is', () => {
    expect(apart(toWgs84([39.91640428150164, 116.41024449916938], 'GCJ-02'), [39.915, 116.404])).toBeLessThan(1)
    const [gcj, bd] = [toWgs84([39.915, 116.404], 'GCJ-02'), toWgs84([39.92133699351021, 116.41036949371029], 'BD-09')]
    expect(apart(gcj, [39.91359571849836, 116.39775550083061])).toBeLessThan(2)
    expect(apart(gcj, bd)).toBeLessThan(1)
  })

  it('is off by hundreds of metres where its datum is taken for another', () => {
    const here: [number, number] = [39.915, 116.404]
    expect(apart(toWgs84(here, 'WGS-84'), toWgs84(here, 'GCJ-02'))).toBeGreaterThan(400)
    expect(apart(toWgs84(here, 'BD-09'), toWgs84(here, 'GCJ-02'))).toBeGreaterThan(400)
  })

  it('is never moved by a kilometre and a half', () => {
    const inChina = fc.tuple(
      fc.double({ min: 22, max: 45, noNaN: true }),
      fc.double({ min: 85, max: 122, noNaN: true }),
    )
    fc.assert(
      fc.property(inChina, fc.constantFrom<Datum>('GCJ-02', 'BD-09'), (point, datum) => {
        const moved = apart(toWgs84(point, datum), point)
        expect(moved).toBeLessThan(1_500)
      }),
    )
  })
})

it('a point in WGS-84 is kept to the last digit, and one outside China is not shifted', () => {
  expect(toWgs84([28.251234567, 112.5], 'WGS-84')).toEqual([28.251234567, 112.5])
  expect(toWgs84([48.8566, 2.3522], 'GCJ-02')).toEqual([48.8566, 2.3522])
})

it.each([
  ['WGS-84', 'WGS-84'],
  ['wgs84', 'WGS-84'],
  ['CGCS2000', 'WGS-84'],
  ['gcj_02', 'GCJ-02'],
  ['高德', 'GCJ-02'],
  ['BD 09', 'BD-09'],
  ['百度', 'BD-09'],
  ['Beijing 54', undefined],
  ['', undefined],
  ['constructor', undefined],
])('the datum %j is %s', (written, datum) => {
  expect(readDatum(written)).toBe(datum)
})
