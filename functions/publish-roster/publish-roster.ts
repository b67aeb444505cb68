import { DateTime } from 'luxon'
import type { PublishRosterMessage } from '../../shared/contracts/queue-messages.ts'
import { buildRoster } from '../../shared/domain/build-roster.ts'
import type { DirectoryRecord } from '../../shared/domain/directory.ts'
import type { County } from '../../shared/domain/place.ts'
import type { RosterPage } from '../../shared/domain/roster.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { DirectoryWriter, PhoneHolder } from '../../shared/ports/directory.ts'
import type { Log } from '../../shared/ports/log.ts'
import { back, done, type MessageOutcome } from '../../shared/ports/queue.ts'

export type PublishPorts = {
  writer: Omit<DirectoryWriter, 'putRecords' | 'problems'>
  clock: Clock
  /** The calendar by which records hold from and to a day, an IANA zone. */
  zone: string
  log: Log
}

/** Another publisher moved HEAD: build again on what it left. */
const againSeconds = 2

/**
 * The immutable pages of one county from all its records, under a revision of its own; HEAD flips last, so a crash at any point
 * leaves what was published before. The message again, once its import is published, changes nothing.
 */
export const publishRoster =
  ({ writer, clock, zone, log }: PublishPorts) =>
  async ({ county, importId }: PublishRosterMessage): Promise<MessageOutcome> => {
    const head = await writer.head(county)
    if (head?.publishedImport === importId) return done
    const records = await collect(writer.records(county))
    const rev = await writer.nextRevision(county)
    const today = DateTime.fromMillis(clock.now(), { zone }).toFormat('yyyy-MM-dd')
    const { manifest, pages, problems } = buildRoster(county, nameOf(county, records), records, rev, today)
    await writer.putPages(pages)
    await writer.putPhones(county, phonesOf(pages))
    await writer.putManifest(manifest)
    await writer.putProblems(county, rev, problems)
    const next = { county, name: manifest.name, rev, publishedImport: importId, problems: problems.length }
    if (!(await writer.flip(head?.rev, next))) {
      log.warn('roster-overtaken', { county, rev, importId })
      return back(againSeconds)
    }
    if (problems.length > 0) log.warn('roster-problems', { county, rev, importId, count: problems.length })
    log.info('roster-published', { county, rev, importId, count: pages.length })
    return done
  }

const phonesOf = (pages: readonly RosterPage[]): PhoneHolder[] =>
  pages
    .filter(({ channel }) => channel === 'sms')
    .flatMap(({ place, slots }) => slots.map(({ id, address }) => ({ phone: address, place, person: id })))

/** The county's own area names it; without one it is shown by its code. */
const nameOf = (county: County, records: readonly DirectoryRecord[]): string =>
  records.flatMap(record => (record.kind === 'area' && record.level === 'county' ? [record.name] : []))[0] ?? county

const collect = async (records: AsyncIterable<DirectoryRecord>): Promise<DirectoryRecord[]> => {
  const collected: DirectoryRecord[] = []
  for await (const record of records) collected.push(record)
  return collected
}
