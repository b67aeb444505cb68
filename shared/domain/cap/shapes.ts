import type { Circle, Point } from './alert.ts'
import { parseDecimal } from './numbers.ts'
import { type Finding, found, quote, type Reading, tokens } from './reading.ts'

/** Section 1.5: "[latitude],[longitude]", decimal degrees, no blank between. */
const parsePoint = (pair: string): Point | undefined => {
  const numbers = pair.split(',').map(parseDecimal)
  const [latitude, longitude] = numbers
  return numbers.length === 2 && latitude !== undefined && longitude !== undefined ? [latitude, longitude] : undefined
}
const isOnEarth = ([latitude, longitude]: Point): boolean => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
const isSwapped = ([latitude, longitude]: Point): boolean => isOnEarth([longitude, latitude])

/** Section 3.2.4: a white-space-delimited list of at least four pairs, the first and last the same. */
export const polygon = (raw: string): Reading<Point[]> => {
  const pairs = tokens(raw)
  const points = pairs.map(parsePoint)
  const good = points.filter(point => point !== undefined)
  const findings = [...notPairs(pairs, points), ...offEarth(good), ...notAPolygon(pairs)]
  return findings.length > 0 ? { findings } : { value: good }
}

const notPairs = (pairs: string[], points: (Point | undefined)[]): Finding[] => {
  const bad = pairs.filter((_, at) => points[at] === undefined)
  return bad[0] === undefined ? [] : [bad.length === 1 ? badPair(bad[0]) : badPair(bad[0], bad.length - 1)]
}
const badPair = (pair: string, more = 0): Finding => ({
  code: 'bad-coordinates',
  message: `has ${quote(pair)}, which is not “latitude,longitude” in decimal degrees${others(more)}.`,
})

const offEarth = (points: Point[]): Finding[] => {
  const bad = points.filter(point => !isOnEarth(point))
  if (!bad[0]) return []
  const hint = isSwapped(bad[0]) ? '; latitude and longitude seem to be swapped' : ''
  const message = `has the pair ${bad[0].join(',')}, beyond ±90 or ±180 degrees${others(bad.length - 1)}${hint}.`
  return [{ code: 'coordinates-out-of-range', message }]
}
const others = (count: number): string => (count > 0 ? ` (and ${count} more)` : '')

const notAPolygon = (pairs: string[]): Finding[] => {
  const findings: Finding[] = []
  if (pairs.length < 4)
    findings.push({ code: 'polygon-too-short', message: `has ${pairs.length} pairs; a polygon has at least four.` })
  const [first, last] = [pairs[0], pairs.at(-1)].map(pair => parsePoint(pair ?? '')?.join())
  if (pairs.length > 1 && first !== undefined && last !== undefined && first !== last)
    findings.push({
      code: 'polygon-not-closed',
      message: `begins at ${first} and ends at ${last}; both must be the same.`,
    })
  return findings
}

/** Section 3.2.4: the centre as a pair, a blank, and the radius in kilometres. */
export const circle = (raw: string): Reading<Circle> => {
  const [pair = '', radius = '', ...more] = tokens(raw)
  const centre = parsePoint(pair)
  const radiusKm = parseDecimal(radius)
  if (more.length > 0 || !centre || radiusKm === undefined)
    return found('bad-circle', `is ${quote(raw)}; a circle is written “latitude,longitude radius”.`)
  const findings = offEarth([centre])
  if (radiusKm < 0) findings.push({ code: 'negative-radius', message: `has the radius ${radiusKm} km, below zero.` })
  return findings.length > 0 ? { findings } : { value: { centre, radiusKm } }
}
