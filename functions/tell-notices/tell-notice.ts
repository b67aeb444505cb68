import type { Jurisdiction } from '../../shared/domain/calendar/book.ts'
import { changed, ended, type NoticeChange } from '../../shared/domain/notices/change.ts'
import { noticeAlert, type ToldNotice } from '../../shared/domain/notices/notice-alert.ts'
import type { NoticeReason, PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import { noticeStep, toldTogether } from '../../shared/domain/notices/telling.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { previewWarning } from '../../shared/door/preview-warning.ts'
import { receiveWarning } from '../../shared/door/receive-warning.ts'
import { Fault } from '../../shared/ports/fault.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'
import { mostAttempts, type TellingPorts } from './ports.ts'
import { causeStands, isHeld } from './standing.ts'

/** Whoever took it to the door and was never seen again is looked for after this. */
const againAfterMs = 60_000

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
    const circumstances = { causeStands: await causeStands(ports, planned), isHeld: await isHeld(ports, planned) }
    const next = noticeStep(planned, circumstances, telling, now)
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
    const day = 24 * 3_600_000
    const near = await notices.planned(planned.area, { from: planned.at - day, until: planned.at + day })
    const others = await unheld(toldTogether(planned, near))
    const fixed = { sentAt: now, with: others.map(({ key }) => key) }
    const telling = changed(planned, { state: 'telling', reason, telling: fixed, dueAt: now + againAfterMs })
    const merged = others.map(one => changed(one, { state: 'merged', reason: 'told-together', dueAt: undefined }))
    if (!(await commit([telling, ...merged]))) return false
    return take({ ...telling.to, telling: fixed })
  }

  async function unheld(others: PlannedNotice[]): Promise<PlannedNotice[]> {
    const held = await Promise.all(others.map(one => isHeld(ports, one)))
    return others.filter((_, index) => !held[index])
  }

  /** The officers hear of it with their next reminder, which is due at once. */
  async function ask(planned: PlannedNotice, until: number, now: number): Promise<boolean> {
    const desk = await notices.desk(planned.area)
    const asked = changed(planned, { state: 'late', reason: 'too-late', dueAt: until })
    if (!desk) return commit([asked])
    const { remindedAt: _, ...rest } = desk
    const to = { ...rest, rev: desk.rev + 1, dueAt: now }
    return (await notices.commit({ notices: [asked], desk: { from: desk, to } })) === 'committed'
  }

  async function commit(changes: NoticeChange[]): Promise<boolean> {
    return (await notices.commit({ notices: changes })) === 'committed'
  }
}

const isToldNotice = (planned: PlannedNotice): planned is ToldNotice => planned.telling !== undefined

const takeToDoor = (ports: TellingPorts) => {
  const [preview, receive] = [previewWarning({ ...ports, price: undefined }), receiveWarning(ports)]
  const { notices, log } = ports

  return async (told: ToldNotice): Promise<boolean> => {
    const { area } = told
    const by = await jurisdictionOf(ports, area)
    const others = (await Promise.all(told.telling.with.map(one => notices.find(area, one)))).flatMap(one => one ?? [])
    const document = {
      bytes: new TextEncoder().encode(JSON.stringify(noticeAlert(told, others, by))),
      contentType: 'application/cap+json',
    }
    const source = sourceOf(told, by)
    const previewed = await preview(document, source)
    if (previewed.kind !== 'refused' && previewed.warning.stateReason === 'nobody-addressed')
      return end(told, 'nobody-addressed')
    const reception = await receive(document, source)
    if (reception.kind === 'refused') {
      log.error('notice-refused', { place: area, notice: told.notice, reason: reception.reasons[0]?.code ?? 'refused' })
      return end(told, 'refused')
    }
    // 'conflict': an earlier try was told under words that a book has changed since.
    const warning = reception.kind === 'conflict' ? reception.warning : reception.warning.id
    log.info('notice-told', { warning, place: area, notice: told.notice })
    const change = changed(told, { state: 'told', warning, dueAt: undefined })
    return (await notices.commit({ notices: [change] })) === 'committed'
  }

  async function end(told: ToldNotice, reason: NoticeReason): Promise<boolean> {
    return (await notices.commit({ notices: [ended(told, 'lapsed', reason)] })) === 'committed'
  }
}

type By = Pick<Jurisdiction, 'area' | 'name'>

const jurisdictionOf = async ({ calendars, book }: TellingPorts, area: string): Promise<By> =>
  (await calendarInUse(calendars, book)).book.jurisdictions.find(one => one.area === area) ?? {
    area,
    name: { zh: area, en: area },
  }

/** What it may reach is what the key of whoever approved it may reach. */
const sourceOf = ({ decided }: ToldNotice, { area, name }: By): KeyHolder => ({
  id: `calendar-${area}`,
  name: name.zh,
  role: 'source',
  area,
  levels: ['none'],
  maxRecipients: decided?.maxRecipients ?? Number.MAX_SAFE_INTEGER,
})
