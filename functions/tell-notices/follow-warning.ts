import type { NoticesMessage } from '../../shared/contracts/queue-messages.ts'
import { placedRules } from '../../shared/domain/calendar/occurrences.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { noticesCalledFor } from '../../shared/domain/notices/called-for.ts'
import type { NoticeDesk } from '../../shared/domain/notices/planned-notice.ts'
import type { IssuedAlert, Warning } from '../../shared/domain/series/warning.ts'
import { Fault } from '../../shared/ports/fault.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'
import { mostAttempts, type TellingPorts } from './ports.ts'
import { standingFor, stillStanding } from './standing.ts'

type FollowMessage = Extract<NoticesMessage, { kind: 'follow-warning' }>
type Followed = { warning: Warning; issued: IssuedAlert }

const dayMs = 24 * 3_600_000

/** What an Alert that was issued is to the notices: asked once for each jurisdiction that the series ever concerned. */
export const followWarning =
  (ports: TellingPorts) =>
  async (message: FollowMessage): Promise<void> => {
    const followed = await read(ports, message)
    if (!followed) return
    const areas = message.area === undefined ? await concerned(ports, followed) : [message.area]
    const [area, ...others] = areas
    if (others.length > 0) return ports.queue.notices(areas.map(area => ({ ...message, area })))
    if (area !== undefined) await followIn(ports, followed, area)
  }

const followIn = async (ports: TellingPorts, followed: Followed, area: string): Promise<void> => {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) if (await follow(ports, followed, area)) return
  throw new Fault('conflict', true, 'others were quicker each time')
}

/** undefined: it says nothing to the calendar. A later Alert of the series has a message of its own. */
const read = async ({ warnings }: TellingPorts, { warning: id, seq }: FollowMessage): Promise<Followed | undefined> => {
  const warning = await warnings.find(id)
  if (warning?.seq !== seq || warning.purpose !== 'warning') return undefined
  const issued = await warnings.alert(id, seq)
  if (!issued) throw new Fault('corrupt', false, 'an Alert was issued that was never stored')
  return issued.alert.status === 'Actual' && issued.worst !== 'none' ? { warning, issued } : undefined
}

/** Jurisdictions, by their areas. */
const concerned = async ({ warnings, calendars, book }: TellingPorts, { warning }: Followed): Promise<string[]> => {
  const [audiences, calendar] = await Promise.all([
    warnings.audiences(warning.id, warning.seq),
    calendarInUse(calendars, book),
  ])
  const places = audiences.flatMap(({ joined }) => Object.keys(joined))
  return calendar.book.jurisdictions
    .map(({ area }) => area)
    .filter(area => places.some(place => covers({ area }, place)))
}

/** False: somebody was quicker. The desk is read before what it is decided by, so that a change in between is noticed. */
const follow = async (ports: TellingPorts, { warning, issued }: Followed, area: string): Promise<boolean> => {
  const { notices, calendars, book, policy, telling } = ports
  const desk = await notices.desk(area)
  const calendar = await calendarInUse(calendars, book)
  const jurisdiction = calendar.book.jurisdictions.find(one => one.area === area)
  if (!jurisdiction) return true
  const now = ports.clock.now()
  const isKnown = desk?.standing.includes(warning.id) ?? false
  const standing = isKnown ? (desk?.standing ?? []) : [...(desk?.standing ?? []), warning.id]
  const changes = noticesCalledFor({
    warning: warning.id,
    isCancel: issued.alert.msgType === 'Cancel',
    standing: await standingFor(ports, standing, { area }),
    jurisdiction,
    rules: placedRules(calendar, [jurisdiction]),
    planned: await notices.planned(area, { from: warning.receivedAt - dayMs, until: now + telling.ahead }),
    day: policy.day,
    now,
  })
  const isNews = changes.some(({ to }) => to.state === 'draft' && to.cause?.warnings.length === 1)
  if (isKnown && changes.length === 0) return true
  const from: NoticeDesk = desk ?? { area, rev: 0, plannedUntil: now, reminders: 0, standing: [], dueAt: now }
  const to: NoticeDesk = {
    ...from,
    rev: from.rev + 1,
    standing: await stillStanding(ports, standing),
    // Whoever is on duty hears at once of a notice that a warning calls for.
    ...(isNews && { isUrgent: true, dueAt: now }),
  }
  return (await notices.commit({ notices: changes, desk: { ...(desk && { from: desk }), to } })) === 'committed'
}
