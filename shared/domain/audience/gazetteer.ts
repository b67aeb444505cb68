import type { Manifest, ManifestPlace } from '../directory/roster.ts'
import { type County, homeOf, isGroup, isRiskPoint, isVillage, overlap, type PlaceCode, prefixOf } from '../place.ts'
import { audiencePlaces } from './audience-size.ts'
import type { Drawn } from './drawn.ts'
import { touches } from './geometry.ts'

/** One place of a manifest, with the land it stands for. Villages are reached themselves; the others when their land is concerned. */
export type Entry = {
  place: ManifestPlace
  county: County
  lands: string[]
  kind: 'village' | 'town' | 'risk-point' | 'group'
}

/** The duty officers' groups are not in it: whatever an Alert names or draws, none of them is its audience. */
export const gazetteerOf = (manifests: readonly Manifest[]): Entry[] =>
  manifests.flatMap(manifest => audiencePlaces(manifest).map(place => entryOf(place, manifest.county)))

const entryOf = (place: ManifestPlace, county: County): Entry => {
  if (isGroup(place.code)) return { place, county, kind: 'group', lands: (place.covers ?? []).map(prefixOf) }
  if (isRiskPoint(place.code)) return { place, county, kind: 'risk-point', lands: [prefixOf(homeOf(place.code))] }
  return isVillage(place.code)
    ? { place, county, kind: 'village', lands: [place.code] }
    : { place, county, kind: 'town', lands: [prefixOf(place.code)] }
}

/** A town is a place of its own only for its rooms. */
const canBeReached = ({ kind, place }: Entry): boolean =>
  kind !== 'town' || (place.sizes['group-chat']?.length ?? 0) > 0

/** The division table knows this land: it, or something inside it, is in the directory. */
export const isKnown = (gazetteer: readonly Entry[], land: string): boolean =>
  gazetteer.some(({ lands }) => lands.some(known => known.startsWith(land)))

/** What a code reaches: its villages with their risk points, the towns whose rooms concern them, and the groups whose covers intersect it. */
export const reachedByCode = (gazetteer: readonly Entry[], land: string): Entry[] =>
  gazetteer.filter(
    entry =>
      canBeReached(entry) &&
      (entry.kind === 'village' ? entry.place.code.startsWith(land) : entry.lands.some(known => overlap(known, land))),
  )

export const findPlace = (gazetteer: readonly Entry[], code: PlaceCode): Entry | undefined =>
  gazetteer.find(({ place }) => place.code === code)

/** Every risk point of this name. */
export const risksNamed = (gazetteer: readonly Entry[], name: string): Entry[] =>
  gazetteer.filter(({ kind, place }) => kind === 'risk-point' && place.name === name)

/** Villages, towns and risk points; groups have no place on the map. */
export const isOnMap = (entry: Entry): boolean => entry.kind !== 'group' && canBeReached(entry)

/** What a drawing touches, each place asked for itself. */
export const touchedBy = (gazetteer: readonly Entry[], drawn: Drawn): Entry[] => {
  const touched = touches(drawn)
  return gazetteer.filter(entry => isOnMap(entry) && touched(entry.place))
}

const prefixLengths = [2, 4, 6, 9, 12]

/**
 * Beside what was touched: the towns, groups and risk points whose land holds it, and the village of a risk point, whose land is
 * touched there even where its own point lies outside. Looked up by prefix, since a typhoon touches thousands.
 */
export const withTheirSurroundings = (gazetteer: readonly Entry[], touched: readonly Entry[]): Entry[] => {
  const lands = new Set(touched.flatMap(entry => entry.lands))
  const above = new Set([...lands].flatMap(land => prefixLengths.map(n => land.slice(0, n))))
  const concerned = gazetteer.filter(
    entry =>
      canBeReached(entry) &&
      (entry.kind === 'village' ? lands.has(entry.place.code) : entry.lands.some(land => above.has(land))),
  )
  return [...new Set([...touched, ...concerned])]
}
