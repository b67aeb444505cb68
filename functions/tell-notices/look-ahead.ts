import type { Calendar, Jurisdiction } from '../../shared/domain/calendar/book.ts'
import { occurrences, placedRules } from '../../shared/domain/calendar/occurrences.ts'
import { nextStart } from '../../shared/domain/hours.ts'
import { ended, type NoticeChange } from '../../shared/domain/notices/change.ts'
import { planNotices } from '../../shared/domain/notices/plan-notices.ts'
import { isAhead, type NoticeDesk, type PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import { nextReminder } from '../../shared/domain/notices/reminder.ts'
import { Fault } from '../../shared/ports/fault.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'
import { mostAttempts, type TellingPorts } from './ports.ts'
import { remindOfficers } from './remind-officers.ts'
import { stillStanding } from './standing.ts'

const dayMs = 24 * 3_600_000
/** A day that moves stays within this of where it was: a longer offset than any rule may have. */
const aroundMs = 61 * dayMs
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

/** False: somebody was quicker. */
const look = async (ports: TellingPorts, area: string): Promise<boolean> => {
  const { notices, clock, log } = ports
  const now = clock.now()
  const [calendar, desk] = await Promise.all([calendarInUse(ports.calendars, ports.book), notices.desk(area)])
  const planned = await notices.planned(area, { from: 0, until: now + ports.telling.ahead + aroundMs })
  const jurisdiction = calendar.book.jurisdictions.find(one => one.area === area)
  if (!jurisdiction) return desk?.dueAt === undefined || close(ports, desk, planned)
  const changes = changesOf(ports, { calendar, jurisdiction, planned, desk, now })
  const last = await commitAllButLast(ports, changes)
  if (!last) return false
  const byKey = new Map([...planned, ...changes.map(({ to }) => to)].map(one => [one.key, one]))
  const question = { planned: [...byKey.values()], zone: jurisdiction.zone, policy: ports.telling, now }
  const due = nextReminder({ ...question, remindedAt: desk?.remindedAt })
  const reminds = due !== undefined && due.at <= now
  if (reminds) await remindOfficers(ports, jurisdiction, { ...due, turn: desk?.rev ?? 0, now })
  const remindedAt = reminds ? now : desk?.remindedAt
  const next = reminds ? nextReminder({ ...question, remindedAt: now }) : due
  const to: NoticeDesk = {
    area,
    rev: (desk?.rev ?? 0) + 1,
    plannedUntil: now + ports.telling.ahead,
    ...(remindedAt !== undefined && { remindedAt }),
    standing: await stillStanding(ports, desk?.standing ?? []),
    dueAt: Math.min(nextStart(looking, jurisdiction.zone, now), next?.at ?? Infinity),
  }
  const committed = await notices.commit({ notices: last, desk: { ...(desk && { from: desk }), to } })
  if (committed === 'committed' && changes.length > 0)
    log.info('notices-planned', { place: area, count: changes.length })
  return committed === 'committed'
}

type Plan = {
  calendar: Calendar
  jurisdiction: Jurisdiction
  planned: PlannedNotice[]
  desk: NoticeDesk | undefined
  now: number
}

const changesOf = ({ telling }: TellingPorts, { calendar, jurisdiction, planned, desk, now }: Plan): NoticeChange[] =>
  planNotices({
    book: calendar.book,
    jurisdiction,
    planned,
    occurrences: occurrences(calendar, placedRules(calendar, [jurisdiction]), {
      from: Math.min(desk?.plannedUntil ?? now, now - telling.keptFor),
      until: now + telling.ahead + aroundMs,
    }),
    // Nothing of the past begins; what nobody looked at while all was down for longer than thirty days does.
    span: { from: Math.min(desk?.plannedUntil ?? now, now), until: now + telling.ahead },
    now,
  })

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
