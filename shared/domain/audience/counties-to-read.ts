import type { CapArea } from '../cap/alert.ts'
import type { ValueNames } from '../cap/value-names.ts'
import { type County, countyOf, isGroup, isRiskPoint, overlap, prefixOf } from '../place.ts'
import { drawnOf, namedOf } from './audience-area.ts'
import { type Drawn, swapped } from './drawn.ts'
import type { NamedPlace } from './geocode.ts'
import { hashOfName, type PlaceIndex } from './place-index.ts'
import { touchedIn } from './place-search.ts'

/**
 * The counties whose manifests have to be read to know whom these areas reach, and what to say of what reaches nobody. Of
 * `resolveAudience` the others change nothing; a county that the index lacks is always read.
 */
export const countiesToRead = (
  areas: readonly CapArea[],
  counties: readonly County[],
  index: PlaceIndex,
  names: Pick<ValueNames, 'geocode'>,
): Set<County> => {
  const indexed = counties.flatMap(county => {
    const places = index.get(county)
    return places ? [{ county, ...places }] : []
  })
  const reachingOut = indexed.filter(({ beyond }) => beyond.length > 0)
  const concernedBeyond = (lands: Iterable<string>): County[] => {
    const all = [...lands]
    return reachingOut
      .filter(({ beyond }) => beyond.some(known => all.some(land => overlap(known, land))))
      .map(({ county }) => county)
  }
  const unknown = counties.filter(county => !index.has(county))
  return new Set([
    ...unknown,
    ...areas.flatMap(area => namedOf(area, names)).flatMap(ofName),
    ...areas.flatMap(drawnOf).flatMap(ofDrawing),
  ])

  function ofName(named: NamedPlace): County[] {
    if ('problem' in named) return []
    if ('riskPoint' in named) {
      const hash = hashOfName(named.riskPoint)
      return indexed.filter(({ riskNames }) => riskNames.includes(hash)).map(({ county }) => county)
    }
    if (isGroup(named.code) || isRiskPoint(named.code))
      return counties.filter(county => county === countyOf(named.code))
    const land = prefixOf(named.code)
    return [...counties.filter(county => overlap(county, land)), ...concernedBeyond([land])]
  }

  /**
   * What it touches turned round as well: by that it is told that latitude and longitude were swapped. What is not in the index may be
   * touched, and then concerns the groups of others.
   */
  function ofDrawing(drawn: Drawn): County[] {
    const turned = swapped(drawn)
    const touched = [drawn, ...(turned ? [turned] : [])].flatMap(one => [...touchedIn(index, one).keys()])
    return [...touched, ...concernedBeyond([...touched, ...unknown])]
  }
}
