import type { NoticeBook } from '../../shared/domain/calendar/book.ts'
import type { ValueNames } from '../../shared/domain/cap/value-names.ts'
import type { Calendars } from '../../shared/ports/calendars.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Notices } from '../../shared/ports/notices.ts'

export type KeepPorts = {
  calendars: Calendars
  notices: Notices
  directory: Pick<Directory, 'counties' | 'manifest'>
  /** Of the release. */
  book: NoticeBook
  valueNames: Pick<ValueNames, 'geocode'>
  isEventCode: (code: string) => boolean
  clock: Clock
  log: Log
}

export type Obstacle = 'outside-jurisdiction' | 'unknown-jurisdiction' | 'moved'
