import type { Point } from '../../../shared/domain/cap/alert.ts'
import type { Manifest } from '../../../shared/domain/directory/roster.ts'
import type { County } from '../../../shared/domain/place.ts'
import { seeded } from '../../scenario/support/random.ts'

/** As in China: 2,844 counties have 700,000 villages. */
const villagesPerCounty = 700_000 / 2_844
/** The size of the settled east and south, so that the drawings touch as many villages as they would there. */
export const land = { south: 22, west: 104, north: 39, east: 121 }

/** Counties side by side whose villages stray into their neighbours, so that no county's box is its own. The same seed, the same country. */
export const countryOf = (villages: number, seed: number): Manifest[] => {
  const random = seeded(seed)
  const counties = Math.max(1, Math.round(villages / villagesPerCounty))
  const columns = Math.ceil(Math.sqrt(counties))
  const [high, wide] = [(land.north - land.south) / columns, (land.east - land.west) / columns]
  const near = (from: number, size: number): number => from + size * (0.5 + (random.next() + random.next() - 1) * 0.9)
  return Array.from({ length: counties }, (_, n) => {
    const corner = { south: land.south + Math.floor(n / columns) * high, west: land.west + (n % columns) * wide }
    const own = Math.floor(((n + 1) * villages) / counties) - Math.floor((n * villages) / counties)
    const points = Array.from({ length: own }, (): Point => [near(corner.south, high), near(corner.west, wide)])
    return countyOf(countyCode(n), 1, points)
  })
}

export const countyOf = (county: County, rev: number, points: readonly Point[]): Manifest => ({
  ...{ county, name: `县${county}`, rev },
  places: points.map((point, n) => ({
    code: `${county}${String(100 + Math.floor(n / 20))}${String((n % 20) + 200)}`,
    name: `村${n}`,
    point,
    sizes: { sms: [203], loudspeaker: [33] },
    duty: 3,
  })),
})

/** A hundred counties to a province. */
const countyCode = (n: number): County => `${11 + Math.floor(n / 100)}${String(n % 100).padStart(2, '0')}81`

export const pointsOf = (manifest: Manifest): Point[] => manifest.places.flatMap(({ point }) => (point ? [point] : []))
