import type { CapArea } from '../cap/alert.ts'
import type { ValueNames } from '../cap/value-names.ts'
import { countyOf, homeOf, isGroup, isRiskPoint, type PlaceCode, prefixOf } from '../place.ts'
import { type Drawn, onEarth, swapped } from './drawn.ts'
import { type Entry, findPlace, isKnown, reachedByCode, risksNamed, withTheirSurroundings } from './gazetteer.ts'
import { type NamedPlace, placesNamed } from './geocode.ts'

/** Why a part of an area reaches nobody; closed, the same word in API, log and page. */
export type UnresolvedReason =
  | 'unknown-code'
  | 'malformed-code'
  | 'foreign-code'
  | 'unknown-value-name'
  | 'unknown-name'
  | 'ambiguous-name'
  | 'no-place-inside'
  | 'swapped-coordinates'
  | 'only-text'
  | 'no-area'
  | 'nobody-on-exercise-list'

/** What one geocode, polygon or circle comes to. `clipped`: it reaches further than its source may. */
export type PartFinding =
  | { what: string; kind: 'found'; entries: Entry[]; clipped: boolean }
  | { what: string; kind: 'unresolved'; reason: UnresolvedReason }
  | { what: string; kind: 'outside-jurisdiction' }

type Names = Pick<ValueNames, 'geocode'>

/** `touched`: the villages, towns and risk points that a drawing touches. */
export type Targeting = {
  gazetteer: readonly Entry[]
  within: string
  valueNames: Names
  touched(drawn: Drawn): Entry[]
}

export const namedOf = ({ geocode }: CapArea, names: Names): NamedPlace[] =>
  geocode.flatMap(one => placesNamed(one, names))

export const drawnOf = ({ polygon, circle }: CapArea): Drawn[] => [
  ...polygon.map((ring): Drawn => ({ kind: 'polygon', ring })),
  ...circle.map((circle): Drawn => ({ kind: 'circle', circle })),
]

/** Each part of one area on its own; what counts in the end is the union. */
export const findPlaces = (area: CapArea, targeting: Targeting): PartFinding[] => {
  const parts = [
    ...namedOf(area, targeting.valueNames).map(name => findNamed(name, targeting)),
    ...drawnOf(area).map(drawn => findDrawn(drawn, targeting)),
  ]
  return parts.length > 0 ? parts : [{ what: 'areaDesc', kind: 'unresolved', reason: 'only-text' }]
}

const findNamed = (named: NamedPlace, targeting: Targeting): PartFinding => {
  const { what } = named
  if ('problem' in named) return { what, kind: 'unresolved', reason: named.problem }
  if ('riskPoint' in named) return findByName(what, named.riskPoint, targeting)
  return isGroup(named.code) || isRiskPoint(named.code)
    ? findOne(what, named.code, targeting)
    : findByArea(what, named.code, targeting)
}

const findByArea = (what: string, code: PlaceCode, { gazetteer, within }: Targeting): PartFinding => {
  const land = prefixOf(code)
  if (!land.startsWith(within)) return { what, kind: 'outside-jurisdiction' }
  if (!isKnown(gazetteer, land)) return { what, kind: 'unresolved', reason: 'unknown-code' }
  const entries = reachedByCode(gazetteer, land)
  return entries.length > 0
    ? { what, kind: 'found', entries, clipped: false }
    : { what, kind: 'unresolved', reason: 'no-place-inside' }
}

/** A group or a risk point, and nobody else. */
const findOne = (what: string, code: PlaceCode, { gazetteer, within }: Targeting): PartFinding => {
  const place = findPlace(gazetteer, code)
  const lands = place?.lands ?? [isRiskPoint(code) ? homeOf(code) : countyOf(code)]
  if (!lands.some(land => land.startsWith(within))) return { what, kind: 'outside-jurisdiction' }
  return place
    ? { what, kind: 'found', entries: [place], clipped: false }
    : { what, kind: 'unresolved', reason: 'unknown-code' }
}

/** All that bear the name in one county are told; in several counties it is too common a name to tell which was meant. */
const findByName = (what: string, name: string, { gazetteer, within }: Targeting): PartFinding => {
  const named = risksNamed(gazetteer, name)
  const inside = named.filter(({ lands }) => lands.some(land => land.startsWith(within)))
  if (inside.length === 0)
    return named.length > 0
      ? { what, kind: 'outside-jurisdiction' }
      : { what, kind: 'unresolved', reason: 'unknown-name' }
  return new Set(inside.map(({ county }) => county)).size === 1
    ? { what, kind: 'found', entries: inside, clipped: false }
    : { what, kind: 'unresolved', reason: 'ambiguous-name' }
}

const findDrawn = (drawn: Drawn, { gazetteer, within, touched: touchedBy }: Targeting): PartFinding => {
  const what = describe(drawn)
  const touched = onEarth(drawn) ? touchedBy(drawn) : []
  const inside = touched.filter(({ lands }) => lands.some(land => land.startsWith(within)))
  if (inside.length > 0) {
    const clipped = inside.length < touched.length
    return { what, kind: 'found', entries: withTheirSurroundings(gazetteer, inside), clipped }
  }
  if (touched.length > 0) return { what, kind: 'outside-jurisdiction' }
  const turned = swapped(drawn)
  const reason = turned && touchedBy(turned).length > 0 ? 'swapped-coordinates' : 'no-place-inside'
  return { what, kind: 'unresolved', reason }
}

const describe = (drawn: Drawn): string => {
  if (drawn.kind === 'circle') return `circle ${drawn.circle.centre.join(',')} ${drawn.circle.radiusKm}`
  const [first, second] = drawn.ring
  return `polygon ${first?.join(',')} ${second?.join(',')} … (${drawn.ring.length} points)`
}
