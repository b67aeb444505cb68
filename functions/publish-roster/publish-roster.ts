import { DateTime } from 'luxon'
import type { PublishRosterMessage } from '../../shared/contracts/queue-messages.ts'
import { buildRoster } from '../../shared/domain/directory/build-roster.ts'
import type { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { inOrder } from '../../shared/domain/directory/merge-import.ts'
import type { RosterPage } from '../../shared/domain/directory/roster.ts'
import { nextChange } from '../../shared/domain/directory/validity.ts'
import type { County } from '../../shared/domain/place.ts'
import type { PhoneHolder, RosterHead } from '../../shared/ports/directory.ts'
import { back, done, type MessageOutcome } from '../../shared/ports/queue.ts'
import { expireFrom, expireSuperseded } from './expire-superseded.ts'
import { type News, newsFor } from './news.ts'
import type { PublishPorts } from './ports.ts'

/** Another publisher moved HEAD: build again on what it left. */
const againSeconds = 2

/**
 * The immutable pages of one county from all its records, under a revision of its own; HEAD flips last, so a crash at any point
 * leaves what was published before. The message again, once its import is published or its day has come, changes nothing.
 */
export const publishRoster =
  (ports: PublishPorts) =>
  async ({ county, importId }: PublishRosterMessage): Promise<MessageOutcome> => {
    const { writer, clock, zone, log } = ports
    const head = await writer.head(county)
    const today = DateTime.fromMillis(clock.now(), { zone }).toFormat('yyyy-MM-dd')
    const news = await newsFor(ports, county, importId, head, today)
    if (!news) {
      await expireSuperseded(ports, head)
      return done
    }
    const next = await putRevision(ports, county, head, news, today)
    if (!(await writer.flip(head?.rev, next, news.changes))) {
      log.warn('roster-overtaken', { county, rev: next.rev, importId: next.publishedImport })
      // A repeated call may have been refused by its own success.
      if ((await writer.head(county))?.rev !== next.rev) await writer.expire(county, next.rev, expireFrom(clock.now()))
      return back(againSeconds)
    }
    if (next.problems > 0)
      log.warn('roster-problems', { county, rev: next.rev, importId: next.publishedImport, count: next.problems })
    log.info('roster-published', { county, rev: next.rev, importId: next.publishedImport, count: news.records.length })
    await expireSuperseded(ports, next)
    return done
  }

/** Everything of a new revision, which nobody sees yet; gives the head that will name it. */
const putRevision = async (
  { writer }: PublishPorts,
  county: County,
  head: RosterHead | undefined,
  { importId, records }: News,
  today: string,
): Promise<RosterHead> => {
  const rev = await writer.nextRevision(county)
  const { manifest, pages, problems } = buildRoster(county, nameOf(county, records), records, rev, today)
  await writer.putManifest(manifest)
  await writer.putPages(pages)
  await writer.putRecords(county, rev, inOrder(records))
  await writer.putPhones(county, phonesOf(pages))
  await writer.putProblems(county, rev, problems)
  const dueOn = nextChange(records, today)
  return {
    county,
    name: manifest.name,
    rev,
    publishedImport: importId,
    problems: problems.length,
    ...(dueOn !== undefined && { dueOn }),
    expiredBelow: head?.expiredBelow ?? 1,
  }
}

const phonesOf = (pages: readonly RosterPage[]): PhoneHolder[] =>
  pages
    .filter(({ channel }) => channel === 'sms')
    .flatMap(({ place, slots }) => slots.map(({ id, address }) => ({ phone: address, place, person: id })))

/** The county's own area names it; without one it is shown by its code. */
const nameOf = (county: County, records: readonly DirectoryRecord[]): string =>
  records.flatMap(record => (record.kind === 'area' && record.level === 'county' ? [record.name] : []))[0] ?? county
