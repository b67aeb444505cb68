import { NoticeDecision, type NoticeList, type NoticeView } from '../../shared/contracts/notices.ts'
import { signedText } from '../../shared/domain/calendar/notice-text.ts'
import { withOwn } from '../../shared/domain/calendar/own-calendar.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { decideNotice } from '../../shared/domain/notices/decision.ts'
import type { PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { smsParts } from '../../shared/domain/text/sms-parts.ts'
import type { KeepPorts } from './keeping.ts'
import { reachIn } from './reach.ts'

/** The jurisdictions of a province, each with a partition to read; and what fits into one answer of Lambda's, 6 MB. */
const [mostAreas, mostListed] = [200, 1_000]

/** `area`: a prefix. `from`, `until`: ms, the end excluded. */
export type NoticesAsked = { area: string; from: number; until: number }

/** What is due in a span of time in the jurisdictions of an area, as far as the key reaches. */
export const listNotices = (ports: KeepPorts) => {
  const reach = reachIn(ports)

  return async ({ area, ...span }: NoticesAsked, holder: KeyHolder): Promise<NoticeList | 'too-many-areas'> => {
    const { jurisdictions } = withOwn(ports.book, await ports.calendars.own())
    const areas = jurisdictions.map(one => one.area).filter(one => one.startsWith(area) && covers(holder, one))
    if (areas.length > mostAreas) return 'too-many-areas'
    const all = (await Promise.all(areas.map(one => ports.notices.planned(one, span)))).flat()
    const listed = all.toSorted((a, b) => a.at - b.at).slice(0, mostListed)
    const reaches = new Map(
      await Promise.all([...new Set(listed.map(one => one.area))].map(async one => [one, await reach(one)] as const)),
    )
    const now = ports.clock.now()
    const notices = listed.map((planned): NoticeView => {
      const reached = reaches.get(planned.area)
      return {
        ...planned,
        parts: partsOf(planned),
        ...(reached && { reach: reached(planned) }),
        you: openTo(planned, holder, now),
      }
    })
    return { notices, left: all.length - listed.length }
  }
}

const partsOf = ({ texts, signature }: PlannedNotice): Record<string, number> =>
  Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, smsParts(signedText(text, signature))]))

/** As if it were decided, with a reason given. */
const openTo = (planned: PlannedNotice, holder: KeyHolder, now: number): NoticeDecision[] =>
  NoticeDecision.options.filter(
    decision => decideNotice(planned, { decision, rev: planned.rev, reason: '-', holder, now }).kind === 'decided',
  )
