import type { OwnView } from '../../shared/contracts/calendar.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { KeepPorts, Obstacle } from './keeping.ts'

/** What a jurisdiction wrote, or what the release has for it as version 0. */
export const showOwn =
  ({ calendars, book }: Pick<KeepPorts, 'calendars' | 'book'>) =>
  async (area: string, asked: number | undefined, holder: KeyHolder): Promise<OwnView | Obstacle> => {
    if (!covers(holder, area)) return 'outside-jurisdiction'
    const versions = await calendars.versions(area)
    const history = versions.map(({ version, by, at }) => ({ version, by, at }))
    const found = versions.find(({ version }) => version === (asked ?? versions[0]?.version))
    if (found) {
      const { version, jurisdiction, seasons } = found
      return { version, jurisdiction, seasons, history }
    }
    const released = book.jurisdictions.find(one => one.area === area)
    const isAsked = (asked ?? 0) === 0
    return released && isAsked ? { version: 0, jurisdiction: released, seasons: [], history } : 'unknown-jurisdiction'
  }
