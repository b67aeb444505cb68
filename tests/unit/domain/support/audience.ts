import { resolveAudience } from '../../../../shared/domain/audience/audience.ts'
import type { CapArea, Info, Point } from '../../../../shared/domain/cap/alert.ts'
import type { Manifest, ManifestPlace } from '../../../../shared/domain/directory/roster.ts'

export const valueNames = { geocode: { AREACODE: 'cn-area', GROUP: 'cn-group', SAME: 'foreign' } } as const

export const place = (code: string, more: Partial<ManifestPlace> = {}): ManifestPlace => ({
  code,
  name: code,
  sizes: {},
  duty: 0,
  ...more,
})
export const room = { 'group-chat': [1] }

/** Two villages in a town with a room, one in a town without, a group for the first town, one group for the whole county. */
export const ningxiang: Manifest = {
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
export const neighbour: Manifest = {
  county: '430181',
  name: '浏阳市',
  rev: 2,
  places: [place('430181100001', { point: [28.3, 113.0] })],
}

export const area = (more: Partial<CapArea>): CapArea => ({
  areaDesc: '某地',
  polygon: [],
  circle: [],
  geocode: [],
  ...more,
})
export const codes = (value: string, valueName = 'AreaCode') => area({ geocode: [{ valueName, value }] })
export const box = (south: number, west: number, north: number, east: number): Point[] => [
  [south, west],
  [south, east],
  [north, east],
  [north, west],
  [south, west],
]
export const info = (areas: CapArea[], event = '暴雨'): Info => ({
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
export const resolve = (areas: CapArea[], within = '', manifests = [neighbour, ningxiang]) =>
  resolveAudience({ status: 'Actual', info: [info(areas)] }, manifests, within, valueNames)
export const placesIn = (audience: ReturnType<typeof resolve>, county = '430182') =>
  audience.counties.find(found => found.county === county)?.places ?? []
