import type { Point } from '../../shared/domain/cap/alert.ts'
import type { Area, Room } from '../../shared/domain/directory/directory.ts'
import type { County, PlaceCode } from '../../shared/domain/place.ts'
import { isVirtual, townshipsOf, villagesOf } from './divisions.ts'
import { seeded } from './random.ts'

/** A demo county. `centre`, `extent`: WGS-84 degrees; the real county lies there, its villages are scattered at random. */
export type DemoCounty = { county: County; name: string; centre: Point; extent: Point }

/** The county, its townships and its villages: real codes and names, invented points. */
export const areasOf = (demo: DemoCounty): Area[] => {
  const county = area(`${demo.county}000000`, demo.name, 'county', demo.centre)
  const towns = townshipsOf(demo.county).map(({ code, name }) =>
    area(`${code}000`, name, 'town', around(code, demo.centre, demo.extent)),
  )
  const centres = new Map(towns.map(({ code, point }) => [code.slice(0, 9), point ?? demo.centre]))
  // A township is about a fifth of its county across.
  const reach: Point = [demo.extent[0] / 5, demo.extent[1] / 5]
  const villages = villagesOf(demo.county).map(village => ({
    ...area(
      village.code,
      village.name,
      'village',
      around(village.code, centres.get(village.code.slice(0, 9)) ?? demo.centre, reach),
    ),
    virtual: isVirtual(village),
  }))
  return [county, ...towns, ...villages]
}

const area = (code: PlaceCode, name: string, level: Area['level'], point: Point): Area => ({
  kind: 'area',
  code,
  name,
  level,
  point,
  invented: true,
  virtual: false,
})

const around = (seed: string, [latitude, longitude]: Point, [high, wide]: Point): Point => {
  const random = seeded(`point ${seed}`)
  return [rounded(latitude + (2 * random.next() - 1) * high), rounded(longitude + (2 * random.next() - 1) * wide)]
}

/** Five decimals are a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** A chat group and its robot, whose key has the form of its carrier's and opens nothing; those that can sign do. */
export const inventRoom = (
  place: PlaceCode,
  name: string,
  exercise: boolean,
  carrier: Room['carrier'] = 'wecom',
): Room => {
  const random = seeded(`room ${place}`)
  const hex = (digits: number) => Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('')
  const uuid = [8, 4, 4, 4, 12].map(hex).join('-')
  return {
    kind: 'room',
    id: `room-${place.replace('G-', '')}`,
    place,
    name,
    carrier,
    key: carrier === 'dingtalk' ? hex(64) : uuid,
    ...(carrier === 'dingtalk' && { secret: `SEC${hex(64)}` }),
    ...(carrier === 'feishu' && { secret: hex(22) }),
    lang: 'zh-CN',
    exercise,
  }
}
