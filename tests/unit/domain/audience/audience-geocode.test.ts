import { describe, expect, it } from 'vitest'
import { codes, ningxiang, place, placesIn, resolve } from '../support/audience.ts'

describe('a geocode', () => {
  it.each([
    ['a county of 12 digits', '430182000000'],
    ['a county of 6 digits', '430182'],
  ])('of %s reaches its villages, virtual ones too, the towns that have rooms, and the groups', (_, value) => {
    const audience = resolve([codes(value)])
    expect(placesIn(audience)).toEqual([
      '430182101000',
      '430182101001',
      '430182101002',
      '430182102001',
      '430182102599',
      'G-430182101',
      'G-430182county',
    ])
    expect(audience.unresolved).toEqual([])
    expect(audience.counties).toMatchObject([{ county: '430182', dirRev: 7, name: '宁乡市', sheets: 9 }])
  })

  it('of a town reaches its own villages, its room and its groups, and no other town', () => {
    expect(placesIn(resolve([codes('430182101')]))).toEqual([
      '430182101000',
      '430182101001',
      '430182101002',
      'G-430182101',
      'G-430182county',
    ])
  })

  it('of a village concerns the room of its town and the groups that cover the town', () => {
    expect(placesIn(resolve([codes('430182101002')]))).toEqual([
      '430182101000',
      '430182101002',
      'G-430182101',
      'G-430182county',
    ])
  })

  it('of a province reaches every county in it', () => {
    const audience = resolve([codes('43')])
    expect(audience.counties.map(({ county }) => county)).toEqual(['430181', '430182'])
  })

  it.each([
    '430182101001,430182102001',
    '430182101001，430182102001',
    '430182101001 430182102001',
    '430182101001、\n430182102001',
  ])('may name several places: %j', value => {
    expect(placesIn(resolve([codes(value)]))).toEqual(expect.arrayContaining(['430182101001', '430182102001']))
  })

  it('is found whatever the capitals of its valueName', () => {
    expect(placesIn(resolve([codes('430182102001', 'AREACODE')]))).toContain('430182102001')
  })

  it('of a group reaches that group only', () => {
    expect(placesIn(resolve([codes('G-430182101', 'group')]))).toEqual(['G-430182101'])
  })

  it.each([
    ['430182199', 'unknown-code'],
    ['430182101999', 'unknown-code'],
    ['000000000000', 'unknown-code'],
    ['4301821', 'malformed-code'],
    ['宁乡', 'malformed-code'],
    [' ', 'malformed-code'],
  ])('%s reaches nobody and says why: %s', (value, reason) => {
    const audience = resolve([codes(value)])
    expect(audience.counties).toEqual([])
    expect(audience.unresolved).toEqual([{ areaDesc: '某地', what: `geocode AreaCode=${value}`, reason }])
    expect(audience.warnings.map(({ code, at }) => ({ code, at }))).toEqual([{ code: reason, at: '某地' }])
  })

  it('under a valueName of another country is reported, however Chinese it looks', () => {
    expect(resolve([codes('430182', 'SAME')]).unresolved).toMatchObject([{ reason: 'foreign-code' }])
  })

  it.each(['ISO-0000', 'constructor'])('under the unknown valueName %s is reported, never guessed', valueName => {
    expect(resolve([codes('430182', valueName)]).unresolved).toMatchObject([{ reason: 'unknown-value-name' }])
  })

  it('that is wrong does not hide the one that is right', () => {
    const audience = resolve([codes('430182101001,430182199')])
    expect(placesIn(audience)).toContain('430182101001')
    expect(audience.unresolved).toHaveLength(1)
  })

  it('of a town without villages and rooms reaches nobody', () => {
    const empty = { ...ningxiang, places: [place('430182102000')] }
    expect(resolve([codes('430182102')], '', [empty]).unresolved).toMatchObject([{ reason: 'no-place-inside' }])
  })
})
