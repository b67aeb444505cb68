import type { NoticeReach } from '../../shared/contracts/notices.ts'
import type { Addressees } from '../../shared/domain/audience/addressees.ts'
import { addSizes, audiencePlaces, sizeOf } from '../../shared/domain/audience/audience-size.ts'
import type { Manifest } from '../../shared/domain/directory/roster.ts'
import { digitsOf } from '../../shared/domain/place.ts'
import type { KeepPorts } from './keeping.ts'

/** The counties of a province: a manifest each. For more of them nobody waits. */
const mostCounties = 200

/** Whom notices can reach in an area, by the directory as it is now. undefined: too many counties. */
export const reachIn =
  ({ directory }: Pick<KeepPorts, 'directory'>) =>
  async (area: string): Promise<((addressees: Addressees) => NoticeReach) | undefined> => {
    const counties = (await directory.counties()).filter(
      ({ county }) => county.startsWith(area) || area.startsWith(county),
    )
    if (counties.length > mostCounties) return undefined
    const manifests = await Promise.all(counties.map(({ county, rev }) => directory.manifest(county, rev)))
    return addressees => reachOf(manifests, area, addressees)
  }

const reachOf = (manifests: readonly Manifest[], area: string, addressees: Addressees): NoticeReach => {
  const sizes = manifests.map(manifest =>
    sizeOf(manifest, placesIn(manifest, area), { listing: 'everyone', addressees }),
  )
  const { phones: people, rooms, terminals } = addSizes(sizes)
  return { people, rooms, terminals }
}

const placesIn = (manifest: Manifest, area: string): string[] =>
  audiencePlaces(manifest)
    .map(({ code }) => code)
    .filter(code => digitsOf(code).startsWith(area))
