import { describe, expect, it } from 'vitest'
import { area, box, codes, resolve } from '../support/audience.ts'

describe('the jurisdiction of the source', () => {
  it('refuses a code outside it, even beside one inside', () => {
    const audience = resolve([codes('430182101001,430181100001')], '430182')
    expect(audience.outsideJurisdiction).toEqual([{ areaDesc: '某地', what: 'geocode AreaCode=430181100001' }])
  })

  it('refuses the county for the source of a town, and takes the town itself', () => {
    expect(resolve([codes('430182')], '430182101').outsideJurisdiction).toHaveLength(1)
    expect(resolve([codes('430182101')], '430182101000').outsideJurisdiction).toEqual([])
  })

  it('clips a drawing that reaches beyond, with a warning', () => {
    const audience = resolve([area({ polygon: [box(28, 112, 29, 114)] })], '430182')
    expect(audience.counties.map(({ county }) => county)).toEqual(['430182'])
    expect(audience.warnings.map(({ code }) => code)).toEqual(['clipped-to-jurisdiction'])
    expect(audience.outsideJurisdiction).toEqual([])
  })

  it('refuses a drawing that reaches only beyond', () => {
    const audience = resolve([area({ circle: [{ centre: [28.3, 113.0], radiusKm: 2 }] })], '430182')
    expect(audience.outsideJurisdiction).toHaveLength(1)
    expect(audience.counties).toEqual([])
  })

  it('refuses a group of another county', () => {
    expect(resolve([codes('G-430182101', 'group')], '15').outsideJurisdiction).toHaveLength(1)
  })

  it('of the country refuses nothing', () => {
    expect(resolve([codes('43')]).outsideJurisdiction).toEqual([])
  })
})
