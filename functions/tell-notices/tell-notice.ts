import { placedRules } from '../../shared/domain/calendar/occurrences.ts'
import { changed, ended, type NoticeChange } from '../../shared/domain/notices/change.ts'
import { groundOf, holders } from '../../shared/domain/notices/ground.ts'
import type { ToldNotice } from '../../shared/domain/notices/notice-alert.ts'
import type { NoticeReason, PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import { type Circumstances, noticeStep } from '../../shared/domain/notices/telling.ts'
import { toldTogether } from '../../shared/domain/notices/told-together.ts'
import { Fault } from '../../shared/ports/fault.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'
import { mostAttempts, type TellingPorts } from './ports.ts'
import { standingFor } from './standing.ts'
import { takeToDoor } from './take-to-door.ts'

/** Whoever took it to the door and was never seen again is looked for after this. */
const againAfterMs = 60_000
const dayMs = 24 * 3_600_000

/** Does what a planned notice asks for now. What is told is fixed first, so that a second try says the same and the door knows it. */
export const tellNotice = (ports: TellingPorts) => {
  const { notices, clock, telling } = ports
  const take = takeToDoor(ports)

  return async (area: string, key: string): Promise<void> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const planned = await notices.find(area, key)
      if (!planned || (await step(planned))) return
    }
    throw new Fault('conflict', true, 'others were quicker each time')
  }

  /** False: somebody was quicker. */
  async function step(planned: PlannedNotice): Promise<boolean> {
    const now = clock.now()
    const next = noticeStep(planned, await circumstancesOf(ports, planned), telling, now)
    switch (next.kind) {
      case 'wait':
        return next.until === planned.dueAt || commit([changed(planned, { dueAt: next.until })])
      case 'hold':
        return commit([changed(planned, { reason: 'held-by-warning', dueAt: next.until })])
      case 'ask':
        return ask(planned, next.until, now)
      case 'end':
        return commit([ended(planned, next.state, next.reason)])
      case 'tell':
        return tell(planned, next.reason, now)
      case 'tell-again':
        return isToldNotice(planned) ? take(planned) : true
    }
  }

  async function tell(planned: PlannedNotice, reason: NoticeReason | undefined, now: number): Promise<boolean> {
    const near = await notices.planned(planned.area, { from: planned.at - dayMs, until: planned.at + dayMs })
    // They are for the same people: what does not hold it holds none of them.
    const others = toldTogether(planned, near)
    const fixed = { sentAt: now, with: others.map(({ key }) => key) }
    const leading = changed(planned, { state: 'telling', reason, telling: fixed, dueAt: now + againAfterMs })
    const merged = others.map(one => changed(one, { state: 'merged', reason: 'told-together', dueAt: undefined }))
    if (!(await commit([leading, ...merged]))) return false
    return take({ ...leading.to, telling: fixed })
  }

  /** The officers hear of it without delay. */
  async function ask(planned: PlannedNotice, until: number, now: number): Promise<boolean> {
    const desk = await notices.desk(planned.area)
    const asked = changed(planned, { state: 'late', reason: 'too-late', dueAt: until })
    if (!desk) return commit([asked])
    const to = { ...desk, rev: desk.rev + 1, isUrgent: true, dueAt: now }
    return (await notices.commit({ notices: [asked], desk: { from: desk, to } })) === 'committed'
  }

  async function commit(changes: NoticeChange[]): Promise<boolean> {
    return (await notices.commit({ notices: changes })) === 'committed'
  }
}

const isToldNotice = (planned: PlannedNotice): planned is ToldNotice => planned.telling !== undefined

const circumstancesOf = async (ports: TellingPorts, planned: PlannedNotice): Promise<Circumstances> => {
  const [desk, calendar] = await Promise.all([
    ports.notices.desk(planned.area),
    calendarInUse(ports.calendars, ports.book),
  ])
  const jurisdictions = calendar.book.jurisdictions.filter(({ area }) => area === planned.area)
  const rules = placedRules(calendar, jurisdictions)
  const standing = await standingFor(ports, desk?.standing ?? [], planned)
  return {
    ground: groundOf(planned, rules, standing),
    isHeld: holders(planned, rules, standing, ports.telling.heldBy).length > 0,
  }
}
