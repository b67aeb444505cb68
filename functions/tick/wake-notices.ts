import type { NoticesMessage } from '../../shared/contracts/queue-messages.ts'
import type { NoticeBook } from '../../shared/domain/calendar/book.ts'
import type { Calendars } from '../../shared/ports/calendars.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Notices } from '../../shared/ports/notices.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'

export type WakePorts = {
  notices: Pick<Notices, 'due' | 'desk'>
  calendars: Pick<Calendars, 'own' | 'holidays'>
  directory: Pick<Directory, 'counties'>
  book: NoticeBook
  queue: Pick<WorkQueue, 'notices'>
  /** Store time. */
  clock: Clock
}

/** Notices and desks of one tick; more are due at the next. */
const perTick = 200
const minuteMs = 60_000
/** A jurisdiction is new once; its calendar may begin five minutes later. */
const opensEveryMinutes = 5
/** A desk is looked at once a day. */
const longestWaitMs = 25 * 60 * minuteMs

/** Orders what is due of the calendar: notices to tell, desks to look ahead, and the first look of a jurisdiction. */
export const wakeNotices = (ports: WakePorts) => async (): Promise<void> => {
  const now = ports.clock.now()
  const due = (await ports.notices.due(now, perTick)).map(
    ({ area, key }): NoticesMessage =>
      key === undefined ? { v: 1, kind: 'look-ahead', area } : { v: 1, kind: 'tell-notice', area, key },
  )
  const opens = Math.floor(now / minuteMs) % opensEveryMinutes === 0
  const first = opens ? await unopened(ports) : []
  const looks = first.map((area): NoticesMessage => ({ v: 1, kind: 'look-ahead', area }))
  // What is to be told goes before what is only looked at.
  const messages = [...due.filter(isToTell), ...due.filter(one => !isToTell(one)), ...looks]
  if (messages.length > 0) await ports.queue.notices(messages)
}

const isToTell = ({ kind }: NoticesMessage): boolean => kind === 'tell-notice'

/**
 * Jurisdictions of the book that no look was taken at, or the next is further away than any: it was put off by a clock that was ahead.
 * Only where the directory has anybody of theirs.
 */
const unopened = async ({ notices, calendars, directory, book, clock }: WakePorts): Promise<string[]> => {
  const [calendar, counties] = await Promise.all([calendarInUse(calendars, book), directory.counties()])
  const areas = calendar.book.jurisdictions
    .map(({ area }) => area)
    .filter(area => counties.some(({ county }) => county.startsWith(area.slice(0, county.length))))
  const desks = await Promise.all(areas.map(area => notices.desk(area)))
  const latest = clock.now() + longestWaitMs
  return areas.filter((_, index) => (desks[index]?.dueAt ?? Infinity) > latest)
}
