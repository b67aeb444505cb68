import type { NoticeReach } from '../../shared/contracts/notices.ts'
import { resolveAudience } from '../../shared/domain/audience/audience.ts'
import type { PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import { overlap } from '../../shared/domain/place.ts'
import { targetedInfo } from '../../shared/domain/series/targeting.ts'
import type { KeepPorts } from './keeping.ts'

type Meant = Pick<PlannedNotice, 'places' | 'audience' | 'channels'>

/** The counties of a province: a manifest each. For more of them nobody waits. */
const mostCounties = 200

/** Whom the notices of an area reach, as the door would find them in the directory as it is now. undefined: too many counties. */
export const reachIn =
  ({ directory, valueNames }: Pick<KeepPorts, 'directory' | 'valueNames'>) =>
  async (area: string): Promise<((meant: Meant) => NoticeReach) | undefined> => {
    const counties = (await directory.counties()).filter(({ county }) => overlap(county, area))
    if (counties.length > mostCounties) return undefined
    const manifests = await Promise.all(counties.map(({ county, rev }) => directory.manifest(county, rev)))
    return onceEach(({ places = [area.padEnd(12, '0')], audience: roles, channels }) => {
      const alert = { status: 'Actual' as const, info: [targetedInfo(places)], addressees: { roles, channels } }
      const { phones: people, rooms, terminals } = resolveAudience(alert, manifests, area, valueNames).sizes
      return { people, rooms, terminals }
    })
  }

/** The turns of a rule are all for the same. */
const onceEach = (count: (meant: Meant) => NoticeReach): ((meant: Meant) => NoticeReach) => {
  const known = new Map<string, NoticeReach>()
  return meant => {
    const name = JSON.stringify([meant.places, meant.audience, meant.channels])
    const reach = known.get(name) ?? count(meant)
    known.set(name, reach)
    return reach
  }
}
