import { describe, expect, it } from 'vitest'
import { resolveAudience } from '../../../shared/domain/audience.ts'
import type { CapArea, Info, Point } from '../../../shared/domain/cap/alert.ts'
import type { Manifest, ManifestPlace } from '../../../shared/domain/roster.ts'

const valueNames = { geocode: { AREACODE: 'cn-area', GROUP: 'cn-group', SAME: 'foreign' } } as const

const place = (code: string, more: Partial<ManifestPlace> = {}): ManifestPlace => ({
  code,
  name: code,
  sizes: {},
  duty: 0,
  ...more,
})
const room = { 'group-chat': [1] }

/** Two villages in a town with a room, one in a town without, a group for the first town, one group for the whole county. */
const ningxiang: Manifest = {
  county: '430182',
  name: '宁乡市',
  rev: 7,
  places: [
    place('430182101000', { sizes: room, point: [28.2, 112.5] }),
    place('430182101001', { point: [28.2, 112.5], sizes: { sms: [203], loudspeaker: [33] } }),
    place('430182101002', { point: [28.3, 112.6], sizes: { sms: [203], loudspeaker: [34] } }),
    place('430182102000'),
    place('430182102001', { point: [28.5, 112.9], sizes: { sms: [10] } }),
    place('430182102599', { virtual: true }),
    place('G-430182101', { covers: ['430182101000'], sizes: { sms: [8], 'group-chat': [1] } }),
    place('G-430182county', { covers: ['430182000000'], sizes: { sms: [3] } }),
  ],
}
const neighbour: Manifest = {
  county: '430181',
  name: '浏阳市',
  rev: 2,
  places: [place('430181100001', { point: [28.3, 113.0] })],
}

const area = (more: Partial<CapArea>): CapArea => ({ areaDesc: '某地', polygon: [], circle: [], geocode: [], ...more })
const codes = (value: string, valueName = 'AreaCode') => area({ geocode: [{ valueName, value }] })
const box = (south: number, west: number, north: number, east: number): Point[] => [
  [south, west],
  [south, east],
  [north, east],
  [north, west],
  [south, west],
]
const info = (areas: CapArea[], event = '暴雨'): Info => ({
  category: ['Met'],
  event,
  responseType: [],
  urgency: 'Immediate',
  severity: 'Extreme',
  certainty: 'Observed',
  eventCode: [],
  parameter: [],
  resource: [],
  area: areas,
})
const resolve = (areas: CapArea[], within = '', manifests = [neighbour, ningxiang]) =>
  resolveAudience({ info: [info(areas)] }, manifests, within, valueNames)
const placesIn = (audience: ReturnType<typeof resolve>, county = '430182') =>
  audience.counties.find(found => found.county === county)?.places ?? []

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

describe('several infos', () => {
  const both = (first: Info, second: Info) => resolveAudience({ info: [first, second] }, [ningxiang], '', valueNames)

  it('add up', () => {
    const audience = both(info([codes('430182101001')]), info([codes('430182102001')], '大风'))
    expect(placesIn(audience)).toEqual(expect.arrayContaining(['430182101001', '430182102001']))
  })

  it('of one event may leave the areas to one of them', () => {
    expect(both(info([codes('430182101001')]), info([])).unresolved).toEqual([])
  })

  it('of another event without an area are listed', () => {
    expect(both(info([codes('430182101001')]), info([], '大风')).unresolved).toEqual([
      { areaDesc: '', what: 'info 大风', reason: 'no-area' },
    ])
  })

  it('report one problem once, however many languages repeat it', () => {
    expect(both(info([codes('430182199')]), info([codes('430182199')])).unresolved).toHaveLength(1)
  })
})

it('the sizes of an audience are those of its places', () => {
  expect(resolve([codes('430182')]).sizes).toEqual({ villages: 4, groups: 2, phones: 427, rooms: 2, terminals: 67 })
})
