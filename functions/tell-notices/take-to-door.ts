import type { Jurisdiction } from '../../shared/domain/calendar/book.ts'
import { changed, ended, type NoticeChange } from '../../shared/domain/notices/change.ts'
import { noticeAlert, type ToldNotice } from '../../shared/domain/notices/notice-alert.ts'
import type { NoticeReason, PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { previewWarning } from '../../shared/door/preview-warning.ts'
import { receiveWarning } from '../../shared/door/receive-warning.ts'
import { calendarInUse } from '../../shared/protocol/calendar-in-use.ts'
import type { TellingPorts } from './ports.ts'

/** A function lives 20 s: whoever took it to the door so long ago is no longer there (infra/queues.ts). */
const goneAfterMs = 60_000

/** Takes what is fixed to the door, and writes down what became of it and of all that is told with it. False: somebody was quicker. */
export const takeToDoor = (ports: TellingPorts) => {
  const [preview, receive] = [previewWarning({ ...ports, price: undefined }), receiveWarning(ports)]
  const { notices, clock, log } = ports

  return async (told: ToldNotice): Promise<boolean> => {
    const { area, telling } = told
    const others = (await Promise.all(telling.with.map(one => notices.find(area, one)))).flatMap(one => one ?? [])
    const by = await jurisdictionOf(ports, area)
    const document = {
      bytes: new TextEncoder().encode(JSON.stringify(noticeAlert(told, others, by))),
      contentType: 'application/cap+json',
    }
    const source = sourceOf(told, by)
    const previewed = await preview(document, source)
    if (previewed.kind === 'refused') return refusedThere(previewed.reasons[0]?.code)
    if (!previewed.known) {
      // What was right when it was fixed may be late or held by now: it is decided anew.
      if (clock.now() - telling.sentAt >= goneAfterMs) return commit(putBack(told, others))
      if (previewed.reason === 'nobody-addressed') return commit(lapsed(told, others))
      if (previewed.outcome !== 'issued')
        return commit(putBack(told, others, { state: 'draft', reason: 'above-officer' }))
    }
    const reception = await receive(document, source)
    if (reception.kind === 'refused') return refusedThere(reception.reasons[0]?.code)
    // 'conflict': an earlier try was told under words that a book has changed since.
    const warning = reception.kind === 'conflict' ? reception.warning : reception.warning.id
    log.info('notice-told', { warning, place: area, notice: told.notice })
    return commit([changed(told, { state: 'told', warning, dueAt: undefined })])

    function refusedThere(reason = 'refused'): Promise<boolean> {
      log.error('notice-refused', { place: area, notice: told.notice, reason })
      return commit(putBack(told, others, { state: 'late', reason: 'refused' }))
    }

    /** What a person must look at is said to the officers without delay. */
    async function commit(changes: NoticeChange[]): Promise<boolean> {
      const desk = changes.some(({ to }) => to.state === 'late' || to.reason === 'above-officer')
        ? await notices.desk(area)
        : undefined
      const urgent = desk && { from: desk, to: { ...desk, rev: desk.rev + 1, isUrgent: true, dueAt: clock.now() } }
      return (await notices.commit({ notices: changes, ...(urgent && { desk: urgent }) })) === 'committed'
    }
  }
}

type Instead = { state: 'draft' | 'late'; reason: NoticeReason }

/** As if it had never been fixed; `instead`: what becomes of the one that led. */
const putBack = (told: ToldNotice, others: readonly PlannedNotice[], instead?: Instead): NoticeChange[] =>
  [told, ...others].map(one =>
    changed(one, {
      state: one.decided ? 'approved' : 'draft',
      reason: undefined,
      telling: undefined,
      dueAt: one.at,
      ...(one === told && instead && { ...instead, decided: undefined }),
    }),
  )

/** All of them are for the same people. */
const lapsed = (told: ToldNotice, others: readonly PlannedNotice[]): NoticeChange[] =>
  [told, ...others].map(one => ended(one, 'lapsed', 'nobody-addressed'))

type By = Pick<Jurisdiction, 'area' | 'name'>

const jurisdictionOf = async ({ calendars, book }: TellingPorts, area: string): Promise<By> =>
  (await calendarInUse(calendars, book)).book.jurisdictions.find(one => one.area === area) ?? {
    area,
    name: { zh: area, en: area },
  }

/** What it may reach is what the key of whoever approved it may reach; what nobody approves, an administrator let be so. */
const sourceOf = ({ decided }: ToldNotice, { area, name }: By): KeyHolder => ({
  id: `calendar-${area}`,
  name: name.zh,
  role: 'source',
  area,
  levels: ['none'],
  maxRecipients: decided?.maxRecipients ?? Number.MAX_SAFE_INTEGER,
})
