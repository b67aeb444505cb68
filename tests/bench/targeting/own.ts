import { indexOf, type PlaceIndex } from '../../../shared/domain/audience/place-index.ts'
import { touchedIn } from '../../../shared/domain/audience/place-search.ts'
import type { Manifest } from '../../../shared/domain/directory/roster.ts'
import type { County } from '../../../shared/domain/place.ts'
import type { Method } from './rivals.ts'

export const indexOfAll = (manifests: readonly Manifest[]): PlaceIndex =>
  new Map(manifests.map(manifest => [manifest.county, indexOf(manifest)]))

/** What the directory keeps of it. */
export const bytesOf = (index: PlaceIndex): number =>
  [...index.values()].reduce((sum, { points, pointPlaces }) => sum + points.byteLength + pointPlaces.byteLength, 0)

/** The index of the door. `manifests`: by them its villages are given numbers that run through the country. */
export const ownMethod = (index: PlaceIndex, manifests: readonly Manifest[]): Method => {
  const firstOf = new Map<County, number>()
  let first = 0
  for (const { county, places } of manifests) {
    firstOf.set(county, first)
    first += places.length
  }
  return {
    name: 'the index',
    find(drawn) {
      const touched = touchedIn(index, drawn)
      return {
        *villages() {
          for (const [county, { surely }] of touched) for (const n of surely) yield (firstOf.get(county) ?? 0) + n
        },
      }
    },
  }
}
