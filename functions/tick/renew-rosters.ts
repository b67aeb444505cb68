import { DateTime } from 'luxon'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'

export type RenewPorts = {
  directory: Pick<Directory, 'counties'>
  queue: Pick<WorkQueue, 'publishRoster'>
  /** Store time. */
  clock: Clock
  /** The calendar by which records hold from and to a day, an IANA zone. */
  zone: string
  log: Log
}

const minuteMs = 60_000
/** Building a large county's pages takes a minute or two: asking more often would only build the same ones at the same time. */
const everyMinutes = 5

/** Orders the roster of every county in which a record begins to hold, or no longer does, on the day that has come. */
export const renewRosters =
  ({ directory, queue, clock, zone, log }: RenewPorts) =>
  async (): Promise<void> => {
    const now = clock.now()
    if (Math.floor(now / minuteMs) % everyMinutes !== 0) return
    const today = DateTime.fromMillis(now, { zone }).toFormat('yyyy-MM-dd')
    for (const { county, rev, dueOn } of await directory.counties()) {
      if (dueOn === undefined || dueOn > today) continue
      log.info('roster-due', { county, rev })
      await queue.publishRoster({ v: 1, kind: 'publish-roster', county })
    }
  }
