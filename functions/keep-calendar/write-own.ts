import type { OwnOrder, OwnReceipt } from '../../shared/contracts/calendar.ts'
import { silentRules } from '../../shared/domain/calendar/check-book.ts'
import { checkOwn, type OwnReason } from '../../shared/domain/calendar/check-own.ts'
import type { Notice } from '../../shared/domain/calendar/notice.ts'
import { type OwnCalendar, withOwn } from '../../shared/domain/calendar/own-calendar.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { type Problem, type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { KeepPorts, Obstacle } from './keeping.ts'
import { wakeDesks } from './wake-desks.ts'

/** Stores what a jurisdiction writes as its next version, and has its drafts looked at again. */
export const writeOwn = (ports: KeepPorts) => {
  const { calendars, book, isEventCode, clock, log } = ports
  const wake = wakeDesks(ports)

  return async (
    area: string,
    { version, ...written }: OwnOrder,
    holder: KeyHolder,
  ): Promise<OwnReceipt | Obstacle | Refusal<OwnReason>> => {
    if (!covers(holder, area)) return 'outside-jurisdiction'
    const all = await calendars.own()
    const problems = checkOwn(area, written, { book, own: all, isEventCode })
    if (problems.length > 0) return refused(...problems)
    const unwatched = written.jurisdiction.notices.filter(({ unapproved }) => unapproved === 'send')
    if (unwatched.length > 0 && holder.role !== 'administrator') return refused(...unwatched.map(tooBold))
    const jurisdiction = { ...written.jurisdiction, writtenBy: holder.id }
    const own: OwnCalendar = { ...written, jurisdiction, version: version + 1, by: holder.id, at: clock.now() }
    if ((await calendars.put(own)) === 'moved') return 'moved'
    log.info('calendar-written', { place: area, rev: own.version, source: holder.id })
    const others = all.filter(({ jurisdiction }) => jurisdiction.area !== area)
    const inUse = withOwn(book, [...others, own])
    // Its seasons hold for all below it.
    const below = inUse.jurisdictions.map(one => one.area).filter(one => one.startsWith(area))
    await wake(below, area)
    return { area, version: own.version, silent: silentRules(inUse, own.jurisdiction) }
  }
}

/** What nobody approves reaches everybody: that is no operator's to decide. */
const tooBold = ({ id }: Notice): Problem<OwnReason> => ({
  code: 'send-needs-administrator',
  at: `${id}/unapproved`,
  message: `${id}: only an administrator lets a notice be told without approval.`,
})
