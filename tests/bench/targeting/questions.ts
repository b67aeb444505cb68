import type { Drawn } from '../../../shared/domain/audience/drawn.ts'
import type { Point } from '../../../shared/domain/cap/alert.ts'
import { land } from './country.ts'

/** `goalMs`: what the index may take for it. `timesFlatbush`: and how often it must be the quicker one. */
export type Question = { name: string; drawn: Drawn; goalMs?: number; timesFlatbush?: number }

const middle: Point = [(land.south + land.north) / 2, (land.west + land.east) / 2]

/** A border that winds: `degrees` across, so many corners. */
const winding = ([latitude, longitude]: Point, degrees: number, corners: number): Drawn => {
  const ring = Array.from({ length: corners }, (_, n): Point => {
    const angle = (2 * Math.PI * n) / corners
    const radius = (degrees / 2) * (1 + 0.08 * Math.sin(9 * angle) + 0.03 * Math.sin(41 * angle)) * 0.9
    return [latitude + radius * Math.sin(angle), longitude + radius * Math.cos(angle)]
  })
  return polygon(ring)
}

/** Where a typhoon may go: a point that widens to the north-west, so many degrees long. */
const cone = ([latitude, longitude]: Point, degrees: number, corners: number): Drawn => {
  const side = Math.floor(corners / 3)
  const along = (share: number): Point => [
    latitude + degrees * (share - 0.5) * 0.6,
    longitude - degrees * (share - 0.5) * 0.8,
  ]
  const half = (share: number): number => degrees * (0.08 + 0.32 * share)
  const edge = (share: number, sign: 1 | -1): Point => {
    const [lat, lon] = along(share)
    return [lat + sign * half(share) * 0.8, lon + sign * half(share) * 0.6]
  }
  const out = Array.from({ length: side }, (_, n) => edge(n / side, 1))
  const [headLat, headLon] = along(1)
  const head = Array.from({ length: corners - 2 * side }, (_, n): Point => {
    const angle = Math.atan2(0.8, 0.6) + (Math.PI * n) / (corners - 2 * side)
    return [headLat + half(1) * Math.sin(angle), headLon + half(1) * Math.cos(angle)]
  })
  const back = Array.from({ length: side }, (_, n) => edge(1 - n / side, -1))
  return polygon([...out, ...head, ...back])
}

const polygon = (ring: Point[]): Drawn => ({ kind: 'polygon', ring: [...ring, ...ring.slice(0, 1)] })

export const questions: Question[] = [
  { name: 'county, 0.5°, 100 corners', drawn: winding([middle[0] - 3, middle[1] + 2], 0.5, 100) },
  {
    name: 'circle of 30 km',
    drawn: { kind: 'circle', circle: { centre: [middle[0] + 2, middle[1] - 1], radiusKm: 30 } },
  },
  { name: 'province, 3°, 500 corners', drawn: winding(middle, 3, 500), goalMs: 10, timesFlatbush: 10 },
  { name: 'typhoon cone, 8°, 1,000 corners', drawn: cone(middle, 8, 1_000), goalMs: 40, timesFlatbush: 10 },
]
