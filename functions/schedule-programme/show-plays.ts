import { DateTime } from 'luxon'
import type { PlayCount } from '../../shared/contracts/programme.ts'
import type { PlaceCode } from '../../shared/domain/place.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { PlayEntry } from '../../shared/ports/programmes.ts'
import { countiesFor, type Obstacle, type SchedulePorts } from './schedule-programme.ts'

/** What was said in the villages of a place on the last days, the newest first. A province or a city is asked county by county. */
export const showPlays =
  (ports: SchedulePorts) =>
  async (place: PlaceCode, days: number, holder: KeyHolder): Promise<PlayCount[] | Obstacle> => {
    const counties = await countiesFor(ports, place, holder)
    if (typeof counties === 'string') return counties
    const today = DateTime.fromMillis(ports.clock.now(), { zone: ports.zone })
    const dates = Array.from({ length: days }, (_, back) => today.minus({ days: back }).toISODate() ?? '')
    const within = counties.map(county => (place.startsWith(county) ? place : `${county}000000`))
    const entries = await Promise.all(dates.flatMap(day => within.map(one => ports.plays.ofDay(one, day))))
    return entries.flat().map(toCount).sort(newestFirst)
  }

const toCount = ({ played, failed, ...play }: PlayEntry): PlayCount => ({
  ...play,
  played: played.size,
  failed: [...failed].filter(terminal => !played.has(terminal)).length,
})

const newestFirst = (a: PlayCount, b: PlayCount): number => (order(a) < order(b) ? 1 : -1)
const order = ({ day, at, village, item }: PlayCount): string => [day, at, village, item].join()
