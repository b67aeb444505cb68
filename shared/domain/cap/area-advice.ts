import type { CapArea, Circle, Point } from './alert.ts'
import { adviseOfNames, type Hint, when } from './hint.ts'

/** A radius beyond this is no hazard's; the national Chinese format has metres where CAP has kilometres. */
const largestRadiusKm = 1000

/** What is unwise in one area; `at` is its path. */
export const adviseOfArea = (area: CapArea, at: string): Hint[] => {
  const { polygon, circle, geocode, altitude, ceiling } = area
  const isTextOnly = polygon.length + circle.length + geocode.length === 0
  return [
    ...when(area.areaDesc === '', 'empty-value', `${at}/areaDesc`),
    ...when(isTextOnly, 'area-is-text-only', at),
    ...polygon.flatMap((ring, index) => when(isFlat(ring), 'flat-polygon', `${at}/polygon[${index + 1}]`)),
    ...circle.flatMap((one, index) => adviseOfCircle(one, `${at}/circle[${index + 1}]`)),
    ...adviseOfNames(geocode, `${at}/geocode`),
    ...when(
      altitude !== undefined && ceiling !== undefined && ceiling < altitude,
      'ceiling-below-altitude',
      `${at}/ceiling`,
    ),
  ]
}

const adviseOfCircle = ({ radiusKm }: Circle, at: string): Hint[] => [
  ...when(radiusKm === 0, 'zero-radius', at),
  ...when(radiusKm > largestRadiusKm, 'very-large-circle', at),
]

/** All corners on one line through the first. */
const isFlat = (ring: Point[]): boolean => {
  const [origin] = ring
  const far = ring.find(([x, y]) => x !== origin?.[0] || y !== origin?.[1])
  if (!origin || !far) return true
  return ring.every(([x, y]) => (x - origin[0]) * (far[1] - origin[1]) === (y - origin[1]) * (far[0] - origin[0]))
}
