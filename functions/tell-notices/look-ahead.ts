import type { Calendar, Jurisdiction } from '../../shared/domain/calendar/book.ts'
import { occurrences, placedRules } from '../../shared/domain/calendar/occurrences.ts'
import { largestOffset } from '../../shared/domain/calendar/rule.ts'
import { nextStart } from '../../shared/domain/hours.ts'
import { ended, type NoticeChange } from '../../shared/domain/notices/change.ts'
import { planNotices } from '../../shared/domain/notices/plan-notices.ts'
import { isAhead, type NoticeDesk, type PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import { nextReminder } from '../../shared/domain/notices/reminder.ts'
import { Fault } from '../../shared/ports/fault.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'
import { mostAttempts, type TellingPorts } from './ports.ts'
import { remindOfficers } from './remind-officers.ts'
import { standingSince, stillStanding } from './standing.ts'

/** A day that moves stays within this of where it was. */
const aroundMs = (largestOffset + 1) * 24 * 3_600_000
/** DynamoDB takes 100 items in a transaction; the desk is one of them. */
const changesPerCommit = 90
/** Once a day the calendar is looked at, and whenever something changes it. */
const looking = { from: '00:10', until: '00:11' }

/** Makes the drafts of the coming thirty days, moves those whose day moved, and reminds the officers of what waits for them. */
export const lookAhead =
  (ports: TellingPorts) =>
  async (area: string): Promise<void> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) if (await look(ports, area)) return
    throw new Fault('conflict', true, 'others were quicker each time')
  }

/** False: somebody was quicker. The desk is read before the calendar: whoever changes the calendar moves the desk afterwards. */
const look = async (ports: TellingPorts, area: string): Promise<boolean> => {
  const { notices, clock, log } = ports
  const desk = await notices.desk(area)
  const calendar = await calendarInUse(ports.calendars, ports.book)
  const now = clock.now()
  const planned = await notices.planned(area, { from: 0, until: now + ports.telling.ahead + aroundMs })
  const jurisdiction = calendar.book.jurisdictions.find(one => one.area === area)
  if (!jurisdiction) return desk?.dueAt === undefined || close(ports, desk, planned)
  const changes = changesOf(ports, { calendar, jurisdiction, planned, desk, now })
  const last = await commitAllButLast(ports, changes)
  if (!last) return false
  const standsNow = [...new Map([...planned, ...changes.map(({ to }) => to)].map(one => [one.key, one])).values()]
  const to = await deskAfter(ports, { jurisdiction, desk, planned: standsNow, now })
  const committed = await notices.commit({ notices: last, desk: { ...(desk && { from: desk }), to } })
  if (committed === 'moved') return false
  if (changes.length > 0) log.info('notices-planned', { place: area, count: changes.length })
  return true
}

type Looking = { jurisdiction: Jurisdiction; planned: PlannedNotice[]; desk: NoticeDesk | undefined; now: number }

const changesOf = (
  { telling }: TellingPorts,
  { calendar, jurisdiction, planned, desk, now }: Looking & { calendar: Calendar },
): NoticeChange[] =>
  planNotices({
    book: calendar.book,
    jurisdiction,
    planned,
    occurrences: occurrences(calendar, placedRules(calendar, [jurisdiction]), {
      from: now - telling.keptFor,
      until: now + telling.ahead + aroundMs,
    }),
    // Of the past begins only what nobody looked at while all was down; the occurrences end at what may still be decided on.
    span: { from: Math.min(desk?.plannedUntil ?? now, now), until: now + telling.ahead },
    policy: telling,
    now,
  })

/** Says the reminder that is due, if one is, and when to look again. */
const deskAfter = async (ports: TellingPorts, { jurisdiction, desk, planned, now }: Looking): Promise<NoticeDesk> => {
  const { area, zone } = jurisdiction
  const { telling: policy } = ports
  const isOpen = desk?.dueAt !== undefined
  const { isUrgent = false, remindedAt, ...rest } = desk ?? { area, rev: 0, reminders: 0, standing: [] }
  const due = nextReminder({ planned, remindedAt, isUrgent, zone, policy, now })
  const reminds = due !== undefined && due.at <= now
  if (reminds) await remindOfficers(ports, jurisdiction, { ...due, turn: rest.reminders, now })
  const next = reminds ? nextReminder({ planned, remindedAt: now, isUrgent: false, zone, policy, now }) : due
  const reminded = reminds ? now : remindedAt
  return {
    ...rest,
    rev: rest.rev + 1,
    plannedUntil: now + policy.ahead,
    reminders: rest.reminders + Number(reminds),
    ...(reminded !== undefined && { remindedAt: reminded }),
    ...(isUrgent && !reminds && { isUrgent }),
    standing: isOpen ? await stillStanding(ports, rest.standing) : await standingSince(ports, area),
    dueAt: Math.min(nextStart(looking, zone, now), next?.at ?? Infinity),
  }
}

/** The changes that are left for the commit of the desk. undefined: somebody was quicker. */
const commitAllButLast = async (
  { notices }: TellingPorts,
  changes: readonly NoticeChange[],
): Promise<NoticeChange[] | undefined> => {
  let rest = [...changes]
  for (; rest.length > changesPerCommit; rest = rest.slice(changesPerCommit))
    if ((await notices.commit({ notices: rest.slice(0, changesPerCommit) })) === 'moved') return undefined
  return rest
}

/** The book has no such jurisdiction any more: nothing of it is told. */
const close = async (ports: TellingPorts, desk: NoticeDesk, planned: readonly PlannedNotice[]): Promise<boolean> => {
  const ahead = planned.filter(one => isAhead(one) && one.state !== 'telling')
  const rest = await commitAllButLast(
    ports,
    ahead.map(one => ended(one, 'dropped', 'no-longer-due')),
  )
  if (!rest) return false
  const { dueAt: _, ...closed } = desk
  const to = { ...closed, rev: desk.rev + 1 }
  return (await ports.notices.commit({ notices: rest, desk: { from: desk, to } })) === 'committed'
}
