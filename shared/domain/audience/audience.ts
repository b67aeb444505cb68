import type { Alert, Info } from '../cap/alert.ts'
import type { ValueNames } from '../cap/value-names.ts'
import { Channel } from '../channel.ts'
import type { Manifest } from '../directory/roster.ts'
import { byCode, type County, type PlaceCode, prefixOf } from '../place.ts'
import type { Problem } from '../refusal.ts'
import { sheetsOf } from '../sheets/sheet-plan.ts'
import type { Addressees } from './addressees.ts'
import { findPlaces, type PartFinding, type Targeting, type UnresolvedReason } from './audience-area.ts'
import { type AudienceSize, addSizes, sizeOf } from './audience-size.ts'
import { hasListed } from './exercise-list.ts'
import { gazetteerOf } from './gazetteer.ts'
import { type Meant, meantBy } from './meant.ts'
import type { PlaceIndex } from './place-index.ts'
import { placesTouched } from './place-search.ts'

export type { UnresolvedReason } from './audience-area.ts'
export type Unresolved = { areaDesc: string; what: string; reason: UnresolvedReason }
export type OutsideJurisdiction = { areaDesc: string; what: string }
export type AudienceWarning = Problem<'clipped-to-jurisdiction' | UnresolvedReason>

/** What of an info says where it is. */
type Named = Pick<Info, 'event' | 'area'>

/** One county of the audience, against one pinned revision. `sheets`: over all channels, to find the number of buckets. */
export type CountyAudience = { county: County; name: string; dirRev: number; places: PlaceCode[]; sheets: number }

export type ResolvedAudience = {
  counties: CountyAudience[]
  sizes: AudienceSize
  /** What reaches nobody: shown, never silent. */
  unresolved: Unresolved[]
  /** Not empty: the source may not warn there, and the whole Alert is refused. */
  outsideJurisdiction: OutsideJurisdiction[]
  /** One sentence for everything that is unresolved or clipped; `at` is the areaDesc. */
  warnings: AudienceWarning[]
}

/**
 * The union of everything that all areas of all infos name or draw; of an Exercise or a Test, what of it is on the exercise list.
 * `area`: the prefix of area codes that the source may warn ('' everywhere). `index`: of these very manifests; it only makes drawings
 * quicker.
 */
export const resolveAudience = (
  alert: Pick<Alert, 'status'> & { info: readonly Named[]; addressees?: Addressees | undefined },
  manifests: readonly Manifest[],
  area: string,
  valueNames: Pick<ValueNames, 'geocode'>,
  index: PlaceIndex = new Map(),
): ResolvedAudience => {
  const list = meantBy(alert)
  const gazetteer = gazetteerOf(manifests)
  const touched = placesTouched(gazetteer, index)
  const targeting = { gazetteer, within: jurisdiction(area), valueNames, touched }
  const all = findingsOf(alert.info, targeting)
  const findings = list.listing === 'everyone' ? all : all.map(onExerciseList)
  const unresolved = unique(findings.flatMap(unresolvedOf))
  const clipped = findings.filter(finding => finding.kind === 'found' && finding.clipped)
  // Its Updates and its Cancel name the sheets of everybody.
  const counties = countiesOf(findings, manifests, list)
  const meant = meantBy(alert, alert.addressees)
  return {
    counties,
    sizes: addSizes(manifests.map(manifest => sizeOf(manifest, placesOf(counties, manifest.county), meant))),
    unresolved,
    outsideJurisdiction: unique(
      findings.flatMap(({ kind, areaDesc, what }) => (kind === 'outside-jurisdiction' ? [{ areaDesc, what }] : [])),
    ),
    warnings: unique([
      ...unresolved.map(({ areaDesc, what, reason }) => warning(reason, areaDesc, what)),
      ...clipped.map(({ areaDesc, what }) => warning('clipped-to-jurisdiction', areaDesc, what)),
    ]),
  }
}

type Finding = PartFinding & { areaDesc: string }

const findingsOf = (infos: readonly Named[], targeting: Targeting): Finding[] =>
  infos.flatMap(info => {
    if (info.area.length > 0)
      return info.area.flatMap(area => findPlaces(area, targeting).map(part => ({ ...part, areaDesc: area.areaDesc })))
    // An info in another language may leave the areas to its sibling of the same event.
    const sibling = infos.some(({ event, area }) => event === info.event && area.length > 0)
    const missing: Finding = { areaDesc: '', what: `info ${info.event}`, kind: 'unresolved', reason: 'no-area' }
    return sibling ? [] : [missing]
  })

/** An exercise concerns the places that have somebody who takes part in it. */
const onExerciseList = (finding: Finding): Finding => {
  if (finding.kind !== 'found') return finding
  const entries = finding.entries.filter(({ place }) => hasListed(place))
  if (entries.length > 0) return { ...finding, entries }
  const { areaDesc, what } = finding
  return { areaDesc, what, kind: 'unresolved', reason: 'nobody-on-exercise-list' }
}

const unresolvedOf = (finding: Finding): Unresolved[] =>
  finding.kind === 'unresolved' ? [{ areaDesc: finding.areaDesc, what: finding.what, reason: finding.reason }] : []

const countiesOf = (findings: readonly Finding[], manifests: readonly Manifest[], meant: Meant): CountyAudience[] => {
  const found = new Map<County, Set<PlaceCode>>()
  for (const finding of findings)
    for (const { county, place } of finding.kind === 'found' ? finding.entries : [])
      found.set(county, (found.get(county) ?? new Set()).add(place.code))
  return manifests.flatMap(manifest => {
    const places = [...(found.get(manifest.county) ?? [])].sort(byCode)
    const sheets = sheetsOf(manifest, places, Channel.options, meant).reduce(count => count + 1, 0)
    return places.length > 0
      ? [{ county: manifest.county, name: manifest.name, dirRev: manifest.rev, places, sheets }]
      : []
  })
}

const placesOf = (counties: readonly CountyAudience[], county: County): PlaceCode[] =>
  counties.find(audience => audience.county === county)?.places ?? []

/** A source's area may be written padded or not; any other number of digits is what a code must begin with, as it stands. */
const jurisdiction = (area: string): string =>
  [2, 4, 6, 9, 12].includes(area.length) ? prefixOf(area.padEnd(12, '0')) : area

const sentences: Record<AudienceWarning['code'], (what: string) => string> = {
  'unknown-code': what => `No place of the directory has this code (${what}): it reaches nobody.`,
  'malformed-code': what => `This is not a code of 2, 4, 6, 9 or 12 digits (${what}): it reaches nobody.`,
  'foreign-code': what => `These are codes of another country (${what}): they reach nobody.`,
  'unknown-value-name': what => `What this valueName means is not known here (${what}): it reaches nobody.`,
  'unknown-name': what => `No risk point of the directory bears this name (${what}): it reaches nobody.`,
  'ambiguous-name': what =>
    `Risk points of several counties bear this name (${what}): it reaches nobody; name them by their codes.`,
  'no-place-inside': what => `No place of the directory lies inside (${what}): it reaches nobody.`,
  'swapped-coordinates': what =>
    `Latitude and longitude seem swapped: turned round this would reach places, as it stands it reaches nobody (${what}).`,
  'only-text': () => 'The area is only text, without geocode, polygon or circle: it reaches nobody.',
  'nobody-on-exercise-list': what => `Nobody there is on the exercise list (${what}): the exercise reaches nobody.`,
  'no-area': what => `There is no area (${what}): it reaches nobody.`,
  'clipped-to-jurisdiction': what =>
    `It reaches beyond the area of its source; only the places inside are warned (${what}).`,
}

const warning = (code: AudienceWarning['code'], at: string, what: string): AudienceWarning => ({
  code,
  at,
  message: sentences[code](what),
})

const unique = <T>(items: readonly T[]): T[] => [...new Map(items.map(item => [JSON.stringify(item), item])).values()]
