import { DateTime } from 'luxon'
import type { PublishProgrammeMessage } from '../../shared/contracts/programme.ts'
import type { StoredProgramme } from '../../shared/domain/loudspeakers/programme.ts'
import { type ProgrammeDocument, villageDocument } from '../../shared/domain/loudspeakers/programme-document.ts'
import type { DaySpan } from '../../shared/domain/loudspeakers/time-of-day.ts'
import { isVillage, type PlaceCode, prefixOf } from '../../shared/domain/place.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { ProgrammePublisher, Programmes } from '../../shared/ports/programmes.ts'
import { back, done, type MessageOutcome, type TimeBox } from '../../shared/ports/queue.ts'

export type PublishPorts = {
  programmes: Pick<Programmes, 'concerning'>
  directory: Pick<Directory, 'revision' | 'manifest'>
  publisher: ProgrammePublisher
  day: DaySpan
  zone: string
  clock: Clock
  log: Log
}

/** Villages told at once: IoT Core takes far more, and this keeps a county within a second or two. */
const atOnce = 20
/** A broker that is busy is asked again this soon. */
const againSeconds = 5

/**
 * Tells every village of a county that lies in the place what its loudspeakers say in a week, and looks again: what was changed
 * meanwhile is told again, since the older document may have been published last.
 */
export const publishProgramme =
  (ports: PublishPorts) =>
  async ({ county, place }: PublishProgrammeMessage, { signal }: TimeBox): Promise<MessageOutcome> => {
    const villages = await villagesOf(ports, county, place)
    let told = new Map<PlaceCode, number>()
    for (;;) {
      const due = documents(ports, villages, await ports.programmes.concerning(county)).filter(
        document => told.get(document.place) !== document.version,
      )
      if (due.length === 0) return done
      if (!(await publishAll(ports, due, signal))) return back(againSeconds)
      told = new Map([...told, ...due.map(document => [document.place, document.version] as const)])
      ports.log.info('programme-published', { county, place, count: due.length })
    }
  }

/** Those with a loudspeaker. */
const villagesOf = async ({ directory }: PublishPorts, county: string, place: PlaceCode): Promise<PlaceCode[]> => {
  const rev = await directory.revision(county)
  if (rev === undefined) return []
  const { places } = await directory.manifest(county, rev)
  const prefix = prefixOf(place)
  return places
    .filter(({ code, sizes }) => isVillage(code) && code.startsWith(prefix) && (sizes.loudspeaker?.length ?? 0) > 0)
    .map(({ code }) => code)
}

const documents = (
  { day, zone, clock }: PublishPorts,
  villages: readonly PlaceCode[],
  programmes: readonly StoredProgramme[],
): ProgrammeDocument[] => {
  const utcOffsetMinutes = DateTime.fromMillis(clock.now(), { zone }).offset
  return villages.flatMap(village => villageDocument({ village, programmes, utcOffsetMinutes, day }) ?? [])
}

/** False: not all of them could be told now. One that never can be is logged and left: its terminals keep the older week. */
const publishAll = async (
  { publisher, log }: PublishPorts,
  due: readonly ProgrammeDocument[],
  signal: AbortSignal,
): Promise<boolean> => {
  const queue = due.values()
  let open = 0
  const worker = async (): Promise<void> => {
    for (const document of queue) {
      const result = await publisher.publish(document, signal)
      if (result.outcome === 'accepted') continue
      if (result.outcome !== 'refused') open++
      else log.error('programme-refused', { place: document.place, reason: result.reason })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return open === 0
}
