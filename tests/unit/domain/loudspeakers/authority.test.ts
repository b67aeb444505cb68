import { describe, expect, it } from 'vitest'
import { areaAuthority, authorityOf, byAuthority, lineage } from '../../../../shared/domain/loudspeakers/authority.ts'

describe('whose word it is', () => {
  it.each([
    ['430000000000', 'province'],
    ['430100000000', 'city'],
    ['430182000000', 'county'],
    ['430182101000', 'town'],
    ['430182101201', 'village'],
    ['441900000000', 'city'],
    ['110000000000', 'province'],
  ])('%s is a %s', (place, authority) => {
    expect(authorityOf(place)).toBe(authority)
  })

  it.each([
    ['', 'province'],
    ['43', 'province'],
    ['4301', 'city'],
    ['430182', 'county'],
    ['430182101', 'town'],
  ])('a key of the area %j speaks as a %s', (prefix, authority) => {
    expect(areaAuthority(prefix)).toBe(authority)
  })

  it('above a village lie its town, county, city and province, the highest first', () => {
    const above = ['430000000000', '430100000000', '430182000000', '430182101000', '430182101201']
    expect(lineage('430182101201')).toEqual(above)
    expect(lineage('430182000000')).toEqual(above.slice(0, 3))
  })

  it('a prefecture that is a county at once is one place, not two', () => {
    expect(lineage('441900003001')).toEqual(['440000000000', '441900000000', '441900003000', '441900003001'])
  })

  it('higher before lower, and the unknown last', () => {
    const words = ['village', undefined, 'province', 'town'] as const
    // Array.sort puts undefined last whatever it is told, so they are wrapped.
    const sorted = words.map(word => ({ word })).toSorted((a, b) => byAuthority(a.word, b.word))
    expect(sorted.map(({ word }) => word)).toEqual(['province', 'town', 'village', undefined])
  })
})
