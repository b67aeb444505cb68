import { isVillage, type PlaceCode, prefixOf } from '../../shared/domain/place.ts'
import type { Directory } from '../../shared/ports/directory.ts'

/** Where a place's terminals stand: the published counties that it lies in, or that lie in it; none where nobody knows it. */
export type KnownPlaces = { countiesOf(place: PlaceCode): Promise<string[]> }

export const knownPlaces = (directory: Pick<Directory, 'counties' | 'manifest'>): KnownPlaces => ({
  async countiesOf(place) {
    const prefix = prefixOf(place)
    const counties = await directory.counties()
    const below = counties.filter(({ county }) => county.startsWith(prefix))
    if (below.length > 0) return below.map(({ county }) => county)
    const own = counties.find(({ county }) => place.startsWith(county))
    if (!own) return []
    const { places } = await directory.manifest(own.county, own.rev)
    return places.some(({ code }) => isVillage(code) && code.startsWith(prefix)) ? [own.county] : []
  },
})
