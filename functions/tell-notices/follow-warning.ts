import type { Calendar, Jurisdiction } from '../../shared/domain/calendar/book.ts'
import { placedRules } from '../../shared/domain/calendar/occurrences.ts'
import { colourOfInfo } from '../../shared/domain/cap/colour.ts'
import { eventCodesOf } from '../../shared/domain/cap/event-code.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { type Danger, type Followed, followWarning as following } from '../../shared/domain/notices/follow-warning.ts'
import type { NoticeDesk } from '../../shared/domain/notices/planned-notice.ts'
import type { Audience, IssuedAlert, Warning } from '../../shared/domain/series/warning.ts'
import { Fault } from '../../shared/ports/fault.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'
import { mostAttempts, type TellingPorts } from './ports.ts'
import { stillStanding } from './standing.ts'

const dayMs = 24 * 3_600_000

/** What an Alert that was issued is to the notices of every jurisdiction that it ever concerned. */
export const followWarning =
  (ports: TellingPorts) =>
  async (id: string, seq: number): Promise<void> => {
    const { warnings, calendars, book } = ports
    const warning = await warnings.find(id)
    // A later Alert of the series has a message of its own.
    if (!warning || warning.seq !== seq || warning.purpose !== 'warning') return
    const issued = await warnings.alert(id, seq)
    if (!issued) throw new Fault('corrupt', false, 'an Alert was issued that was never stored')
    if (issued.alert.status !== 'Actual' || issued.worst === 'none') return
    const [audiences, calendar] = await Promise.all([warnings.audiences(id, seq), calendarInUse(calendars, book)])
    for (const jurisdiction of calendar.book.jurisdictions) {
      const { area } = jurisdiction
      if (!audiences.some(({ joined }) => Object.keys(joined).some(place => covers({ area }, place)))) continue
      await followIn(ports, { warning, issued, audiences, calendar, jurisdiction })
    }
  }

type Question = {
  warning: Warning
  issued: IssuedAlert
  audiences: readonly Audience[]
  calendar: Calendar
  jurisdiction: Jurisdiction
}

const followIn = async (ports: TellingPorts, question: Question): Promise<void> => {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) if (await follow(ports, question)) return
  throw new Fault('conflict', true, 'others were quicker each time')
}

/** False: somebody was quicker. */
const follow = async (ports: TellingPorts, question: Question): Promise<boolean> => {
  const { warning, calendar, jurisdiction } = question
  const { area } = jurisdiction
  const { notices, policy, telling } = ports
  const now = ports.clock.now()
  const [desk, planned] = await Promise.all([
    notices.desk(area),
    notices.planned(area, { from: warning.receivedAt - dayMs, until: now + telling.ahead }),
  ])
  const changes = following({
    followed: followedIn(ports, question),
    jurisdiction,
    rules: placedRules(calendar, [jurisdiction]),
    planned,
    day: policy.day,
    now,
  })
  const standing = await stillStanding(ports, [...new Set([...(desk?.standing ?? []), warning.id])])
  const to = deskAfter({ area, now, desk, standing, isNews: changes.some(({ from }) => !from) })
  return (await notices.commit({ notices: changes, desk: { ...(desk && { from: desk }), to } })) === 'committed'
}

type DeskAfter = { area: string; now: number; desk: NoticeDesk | undefined; standing: string[]; isNews: boolean }

/** Whoever is on duty hears at once of a notice that a warning calls for. */
const deskAfter = ({ area, now, desk, standing, isNews }: DeskAfter): NoticeDesk => {
  const { remindedAt, dueAt, ...rest } = desk ?? { area, rev: 0, plannedUntil: now, dueAt: now }
  const kept = { ...rest, rev: rest.rev + 1, standing }
  return isNews
    ? { ...kept, dueAt: now }
    : { ...kept, ...(remindedAt !== undefined && { remindedAt }), ...(dueAt !== undefined && { dueAt }) }
}

/** What is in force in the area by the series now. */
const followedIn = (
  ports: TellingPorts,
  { warning, issued, audiences, jurisdiction: { area } }: Question,
): Followed => {
  const isCancel = issued.alert.msgType === 'Cancel'
  const isThere = audiences.some(({ places }) => places.some(place => covers({ area }, place)))
  return { warning: warning.id, isCancel, dangers: isThere && !isCancel ? dangersOf(ports, issued) : [] }
}

const dangersOf = ({ policy, valueNames }: TellingPorts, { alert }: IssuedAlert): Danger[] =>
  alert.info.map(info => ({
    eventCodes: eventCodesOf(info, valueNames).map(({ code }) => code),
    colour: colourOfInfo(info, policy, valueNames).colour,
  }))
