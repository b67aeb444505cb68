import type {
  ProgrammeOrder,
  ProgrammeReceipt,
  ProgrammeView,
  PublishProgrammeMessage,
} from '../../shared/contracts/programme.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { authorityOf } from '../../shared/domain/loudspeakers/authority.ts'
import { checkProgramme, type ProgrammeProblem } from '../../shared/domain/loudspeakers/check-programme.ts'
import type { Programme, StoredProgramme } from '../../shared/domain/loudspeakers/programme.ts'
import { villageDocument, yieldings } from '../../shared/domain/loudspeakers/programme-document.ts'
import type { DaySpan } from '../../shared/domain/loudspeakers/time-of-day.ts'
import type { PlaceCode } from '../../shared/domain/place.ts'
import { type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { PlayLog, ProgrammeQueue, Programmes } from '../../shared/ports/programmes.ts'
import type { KnownPlaces } from './known-places.ts'

export type SchedulePorts = {
  programmes: Programmes
  plays: Pick<PlayLog, 'ofDay'>
  queue: ProgrammeQueue
  places: KnownPlaces
  /** Outside of these local hours a programme is silent. */
  day: DaySpan
  zone: string
  clock: Clock
  log: Log
}

export type Obstacle = 'outside-jurisdiction' | 'unknown-place' | 'moved'
const historyShown = 20

/** Whether this key may look at or set the week of this place, and in which counties the place's terminals stand. */
export const countiesFor = async (
  { places }: Pick<SchedulePorts, 'places'>,
  place: PlaceCode,
  holder: KeyHolder,
): Promise<string[] | Obstacle> => {
  if (!covers(holder, place)) return 'outside-jurisdiction'
  const counties = await places.countiesOf(place)
  return counties.length === 0 ? 'unknown-place' : counties
}

/**
 * Stores the week of a place, and orders it to be told to every village below. The same week again is no new version; it is told
 * again all the same, which mends a village that has missed it.
 */
export const setProgramme =
  (ports: SchedulePorts) =>
  async (
    place: PlaceCode,
    { version, ...programme }: ProgrammeOrder,
    holder: KeyHolder,
  ): Promise<ProgrammeReceipt | Obstacle | Refusal<ProgrammeProblem>> => {
    const counties = await countiesFor(ports, place, holder)
    if (typeof counties === 'string') return counties
    const problems = checkProgramme(place, programme, ports.day)
    if (problems.length > 0) return refused(...problems)
    const before = await ports.programmes.find(place)
    if (version !== undefined && version !== (before?.version ?? 0)) return 'moved'
    const now = nextVersion(before, place, programme, holder, ports.clock.now())
    if (now !== before && !(await ports.programmes.write(now))) return 'moved'
    await ports.queue.publish(counties.map((county): PublishProgrammeMessage => message(county, place)))
    ports.log.info('programme-set', { place, source: holder.id, rev: now.version, count: now.items.length })
    const yields = yieldings(now, await ports.programmes.concerning(place.slice(0, 6)))
    return { place, version: now.version, changed: now !== before, yields }
  }

const message = (county: string, place: PlaceCode): PublishProgrammeMessage => ({
  v: 1,
  kind: 'publish-programme',
  county,
  place,
})

const nextVersion = (
  before: StoredProgramme | undefined,
  place: PlaceCode,
  programme: Programme,
  holder: KeyHolder,
  at: number,
): StoredProgramme => {
  const { place: _place, version = 0, at: _at, by: _by, ...content } = before ?? { place, items: [] }
  if (before && same(content, programme)) return before
  return { ...programme, place, version: version + 1, at, by: holder.id }
}

/** Whatever order the keys came in. */
const same = (a: Programme, b: Programme): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

/** What is set for a place, what its loudspeakers hear, and who set it. */
export const showProgramme =
  (ports: SchedulePorts) =>
  async (place: PlaceCode, holder: KeyHolder): Promise<ProgrammeView | Obstacle> => {
    const counties = await countiesFor(ports, place, holder)
    if (typeof counties === 'string') return counties
    const [all, history] = await Promise.all([
      ports.programmes.concerning(place.slice(0, 6)),
      ports.programmes.history(place, historyShown),
    ])
    const found = all.find(one => one.place === place) ?? { place, version: 0, items: [], at: 0, by: '' }
    const { place: _place, at: _at, by: _by, ...own } = found
    const document = villageDocument({ village: place, programmes: all, utcOffsetMinutes: 0, day: ports.day })
    return {
      place,
      authority: authorityOf(place),
      own,
      hears: document?.items ?? [],
      cap: document?.cap ?? 100,
      yields: yieldings(found, all),
      history: history.map(({ version, at, by, items }) => ({ version, at, by, items: items.length })),
    }
  }
