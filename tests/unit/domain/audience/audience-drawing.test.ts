import { describe, expect, it } from 'vitest'
import { area, box, placesIn, resolve } from '../support/audience.ts'

describe('a drawing', () => {
  it('reaches the villages whose point lies inside, their town and its groups', () => {
    expect(placesIn(resolve([area({ polygon: [box(28.25, 112.55, 28.35, 112.65)] })]))).toEqual([
      '430182101000',
      '430182101002',
      'G-430182101',
      'G-430182county',
    ])
  })

  it('of several polygons, circles and geocodes reaches the union', () => {
    const audience = resolve([
      area({
        polygon: [box(28.25, 112.55, 28.35, 112.65)],
        circle: [{ centre: [28.2, 112.5], radiusKm: 1 }],
        geocode: [{ valueName: 'AreaCode', value: '430182102599' }],
      }),
    ])
    expect(placesIn(audience)).toEqual(expect.arrayContaining(['430182101001', '430182101002', '430182102599']))
  })

  it('that touches no place is listed, and a warning says so', () => {
    const audience = resolve([area({ polygon: [box(10, 10, 11, 11)] })])
    expect(audience.counties).toEqual([])
    expect(audience.unresolved).toMatchObject([{ reason: 'no-place-inside' }])
    expect(audience.warnings).toHaveLength(1)
  })

  it.each([
    ['polygon', area({ polygon: [box(112.4, 28.1, 112.7, 28.4)] })],
    ['circle', area({ circle: [{ centre: [112.5, 28.2], radiusKm: 5 }] })],
  ])('with latitude and longitude swapped is recognised and never used: %s', (_, swapped) => {
    const audience = resolve([swapped])
    expect(audience.counties).toEqual([])
    expect(audience.unresolved).toMatchObject([{ reason: 'swapped-coordinates' }])
    expect(audience.warnings[0]?.message).toContain('swapped')
  })

  it('that is only a name is listed', () => {
    expect(resolve([area({})]).unresolved).toEqual([{ areaDesc: '某地', what: 'areaDesc', reason: 'only-text' }])
  })
})
