import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveAudience } from '../../../../shared/domain/audience/audience.ts'
import { countiesToRead } from '../../../../shared/domain/audience/counties-to-read.ts'
import { indexOf, type PlaceIndex } from '../../../../shared/domain/audience/place-index.ts'
import type { CapArea, Point } from '../../../../shared/domain/cap/alert.ts'
import type { Manifest, ManifestPlace } from '../../../../shared/domain/directory/roster.ts'
import { byCode } from '../../../../shared/domain/place.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { area, box, codes, info, neighbour, ningxiang, place, room } from '../support/audience.ts'

const indexOfAll = (manifests: readonly Manifest[]): PlaceIndex =>
  new Map(manifests.map(manifest => [manifest.county, indexOf(manifest)]))

const read = (areas: CapArea[], manifests: readonly Manifest[], index: PlaceIndex) => {
  const counties = manifests.map(({ county }) => county)
  return countiesToRead(areas, counties, index, valueNames)
}

const byIndex = (areas: CapArea[], manifests: readonly Manifest[], index: PlaceIndex, within: string) => {
  const wanted = read(areas, manifests, index)
  const some = manifests.filter(({ county }) => wanted.has(county))
  return resolveAudience({ status: 'Actual', info: [info(areas)] }, some, within, valueNames, index)
}

const byAskingAll = (areas: CapArea[], manifests: readonly Manifest[], within: string) =>
  resolveAudience({ status: 'Actual', info: [info(areas)] }, manifests, within, valueNames)

/** Four counties of two cities side by side, some degrees wide, so that drawings of any size meet them. */
const counties = ['430181', '430182', '430281', '441900']
const tenths = (from: number, to: number) => fc.integer({ min: from * 10, max: to * 10 }).map(n => n / 10)
const position = fc.tuple(tenths(20, 26), tenths(60, 66))
/** On the tenths themselves, so that corners, edges and points often coincide. */
const onGrid: fc.Arbitrary<Point> = fc.oneof(
  position,
  fc.tuple(fc.double({ min: 20, max: 26, noNaN: true }), fc.double({ min: 60, max: 66, noNaN: true })),
)
const outline = fc
  .tuple(onGrid, tenths(0, 1), tenths(0, 1))
  .map(([[lat, lon], high, wide]): Point[] => box(lat, lon, lat + high + 0.05, lon + wide + 0.05).slice(0, 4))
const twoDigits = (n: number) => String(n).padStart(2, '0')
const situated = fc.oneof(
  { weight: 6, arbitrary: fc.record({ point: onGrid }) },
  { weight: 1, arbitrary: fc.record({ shape: outline }) },
  { weight: 1, arbitrary: fc.record({ point: onGrid, shape: outline }) },
  { weight: 1, arbitrary: fc.constant({}) },
)
const land = fc
  .constantFrom('43', '4301', '430182', '4419', '430181101', '430281101002')
  .map(code => code.padEnd(12, '0'))

const placesOf = (county: string): fc.Arbitrary<ManifestPlace[]> =>
  fc
    .record({
      villages: fc.array(situated, { maxLength: 60 }),
      towns: fc.array(fc.tuple(situated, fc.boolean()), { maxLength: 3 }),
      risks: fc.array(fc.tuple(situated, fc.constantFrom('青石水库', '后山', '东风小学')), { maxLength: 3 }),
      groups: fc.array(fc.array(land, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    })
    .map(({ villages, towns, risks, groups }) => [
      ...villages.map((at, n) =>
        place(`${county}1${twoDigits(n % 3)}0${twoDigits(n)}`, { ...at, virtual: n % 7 === 0 }),
      ),
      ...towns.map(([at, hasRoom], n) => place(`${county}1${twoDigits(n)}000`, { ...at, sizes: hasRoom ? room : {} })),
      ...risks.map(([at, name], n) => place(`R-${county}10000${n}-r`, { ...at, name })),
      ...groups.map((covers, n) => place(`G-${county}-${n}`, { covers })),
    ])

const country = fc
  .tuple(
    ...counties.map(county => placesOf(county).map((places): Manifest => ({ county, name: county, rev: 1, places }))),
  )
  .map((manifests): Manifest[] => manifests)

const ring = fc
  .array(onGrid, { minLength: 3, maxLength: 40 })
  .map((points): Point[] => [...points, ...points.slice(0, 1)])
const square = fc
  .tuple(onGrid, tenths(0, 4), tenths(0, 4))
  .map(([[lat, lon], high, wide]) => box(lat, lon, lat + high + 0.1, lon + wide + 0.1))
const circle = fc.record({
  centre: onGrid,
  radiusKm: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 600, noNaN: true })),
})
const turned = (points: Point[]): Point[] => points.map(([lat, lon]): Point => [lon, lat])
const geocode = fc.oneof(
  fc
    .constantFrom('43', '4301', '430182', '441900', '430281101', '430181100002', '440000', '99', 'x')
    .map(value => ({ valueName: 'AREACODE', value })),
  fc.constantFrom('青石水库', '后山', '无此点').map(value => ({ valueName: 'TONGLUO-RISK-POINT-NAME', value })),
  fc.constantFrom('R-430182100001-r', 'R-430182100009-r').map(value => ({ valueName: 'TONGLUO-RISK-POINT', value })),
  fc.constantFrom('G-430281-0', 'G-430182-1').map(value => ({ valueName: 'TONGLUO-GROUP', value })),
)
const anArea = fc.oneof(
  fc.oneof(square, ring, square.map(turned)).map(polygon => area({ polygon: [polygon] })),
  circle.map(one => area({ circle: [one] })),
  geocode.map(one => area({ geocode: [one] })),
  fc
    .tuple(square, circle, geocode)
    .map(([polygon, round, one]) => area({ polygon: [polygon], circle: [round], geocode: [one] })),
)
const areas = fc.array(anArea, { minLength: 1, maxLength: 2 })
const within = fc.constantFrom('', '4301', '430182000000')

describe('an Alert reaches by the index exactly whom it reaches when every place of every county is asked', () => {
  it('where every county is in the index', () => {
    fc.assert(
      fc.property(country, areas, within, (manifests, target, area) => {
        expect(byIndex(target, manifests, indexOfAll(manifests), area)).toEqual(byAskingAll(target, manifests, area))
      }),
      { numRuns: 60 },
    )
  })

  it('where some are not', () => {
    fc.assert(
      fc.property(country, areas, fc.subarray(counties), (manifests, target, known) => {
        const index = indexOfAll(manifests.filter(({ county }) => known.includes(county)))
        expect(byIndex(target, manifests, index, '')).toEqual(byAskingAll(target, manifests, ''))
      }),
      { numRuns: 40 },
    )
  })
})

describe('of a country of many counties', () => {
  const manifests = [neighbour, ningxiang]
  const index = indexOfAll(manifests)
  const cityGroup = { ...neighbour, places: [...neighbour.places, place('G-430181city', { covers: ['430100000000'] })] }

  it.each([
    ['the county of a code', codes('430182101001'), ['430182']],
    ['all counties of a city', codes('4301'), ['430181', '430182']],
    ['none for a code of elsewhere', codes('440000'), []],
    ['the county that a drawing touches', area({ polygon: [box(28.1, 112.4, 28.25, 112.55)] }), ['430182']],
    ['none for a drawing beside all places', area({ polygon: [box(28.21, 112.51, 28.22, 112.52)] }), []],
    [
      'the counties that a circle touches',
      area({ circle: [{ centre: [28.3, 112.8], radiusKm: 25 }] }),
      ['430181', '430182'],
    ],
    [
      'the county that a swapped drawing was meant for',
      area({ polygon: [box(112.4, 28.1, 112.55, 28.25)] }),
      ['430182'],
    ],
    ['the county of a group', codes('G-430182county', 'TONGLUO-GROUP'), ['430182']],
    ['none for words alone', area({}), []],
  ])('only some are read: %s', (_, target, expected) => {
    expect([...read([target], manifests, index)].sort(byCode)).toEqual(expected)
  })

  it('that of a city group is read too, whichever county of the city is touched', () => {
    const withGroup = [cityGroup, ningxiang]
    const target = area({ polygon: [box(28.1, 112.4, 28.25, 112.55)] })
    expect([...read([target], withGroup, indexOfAll(withGroup))].sort(byCode)).toEqual(['430181', '430182'])
  })

  it('one that the index lacks is always read', () => {
    expect([...read([codes('440000')], manifests, indexOfAll([ningxiang]))]).toEqual(['430181'])
  })
})
