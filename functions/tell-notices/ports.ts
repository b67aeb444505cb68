import type { NoticeBook } from '../../shared/domain/calendar/book.ts'
import type { TellingPolicy } from '../../shared/domain/notices/telling-policy.ts'
import type { ReceivePorts } from '../../shared/door/receive-warning.ts'
import type { Calendars } from '../../shared/ports/calendars.ts'
import type { Notices } from '../../shared/ports/notices.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'

/** A notice goes through the same door as every Alert. */
export type TellingPorts = ReceivePorts & {
  notices: Notices
  calendars: Pick<Calendars, 'own' | 'holidays'>
  /** Of the release. */
  book: NoticeBook
  telling: TellingPolicy
  queue: Pick<WorkQueue, 'notices'>
}

/** As often as others may be quicker before the message is tried again. */
export const mostAttempts = 5
