import type { Jurisdiction } from '../calendar/book.ts'
import { timeAfter } from '../calendar/condition.ts'
import { dateAt } from '../calendar/local-date.ts'
import { ruleText } from '../calendar/notice.ts'
import type { PlacedRule } from '../calendar/occurrences.ts'
import type { Why } from '../calendar/why.ts'
import type { Span } from '../hours.ts'
import { changed, ended, type NoticeChange } from './change.ts'
import { groundOf, isMetBy, type Standing } from './ground.ts'
import { contentOfNotice } from './notice-content.ts'
import { isAhead, type PlannedNotice } from './planned-notice.ts'

type Question = {
  /** The series of which an Alert was issued, and whether that was its Cancel. */
  warning: string
  isCancel: boolean
  /** What is in force in the area now, by that series and the others. */
  standing: readonly Standing[]
  jurisdiction: Jurisdiction
  rules: readonly PlacedRule[]
  /** Of the area, since the series began and as far as anything can be ahead. */
  planned: readonly PlannedNotice[]
  /** By day what follows a warning is told at once. */
  day: Span
  now: number
}

/**
 * Notices that an Alert calls for, and those that it takes the ground from. Pure. However many series warn of the same on one day: the
 * people of an area are told once what to do about one danger, and once that it is over.
 */
export const noticesCalledFor = (question: Question): NoticeChange[] => {
  const { rules, planned, standing } = question
  const called = rules.filter(placed => isCalledFor(question, placed))
  const first = called.filter((one, at) => called.findIndex(({ notice }) => notice.id === one.notice.id) === at)
  const groundless = planned.filter(
    one => one.cause && isAhead(one) && one.state !== 'telling' && groundOf(one, rules, standing) === 'lost',
  )
  return [
    ...first.flatMap(one => calledFor(question, one)),
    ...groundless.map(one => ended(one, 'dropped', 'warning-over')),
  ]
}

const isCalledFor = (
  { warning, isCancel, standing, rules, planned }: Question,
  { rule: { when } }: PlacedRule,
): boolean => {
  if (when.kind === 'condition')
    return isMetBy(
      when,
      standing.filter(one => one.warning === warning),
    )
  if (when.kind !== 'cancel-of' || !isCancel) return false
  const wasHeard = planned.some(
    ({ state, notice, cause }) =>
      (state === 'told' || state === 'telling') && when.notices.includes(notice) && cause?.warnings.includes(warning),
  )
  return (
    wasHeard &&
    groundOf({ cause: { rule: 'cancel-of', warnings: [] }, notices: when.notices }, rules, standing) === 'stands'
  )
}

const calledFor = (question: Question, placed: PlacedRule): NoticeChange[] => {
  const { warning, jurisdiction, planned, day, now } = question
  const { notice, rule } = placed
  const { when } = rule
  if (when.kind !== 'condition' && when.kind !== 'cancel-of') return []
  const { zone = jurisdiction.zone } = when
  const at = timeAfter(when, now, zone, day)
  const date = dateAt(at, zone)
  const key = `${notice.id}/${rule.id}/${warning}`
  const ofNotice = planned.filter(one => one.notice === notice.id && one.cause?.rule === when.kind)
  const earlier =
    ofNotice.find(one => one.cause?.warnings.includes(warning) && one.state !== 'dropped') ??
    ofNotice.find(one => one.date === date && one.state !== 'dropped')
  if (earlier) return joined(earlier, warning)
  const content = {
    ...contentOfNotice(notice, jurisdiction),
    at,
    date,
    zone,
    rule: ruleText(rule),
    why: reasons[when.kind],
  }
  const begins = {
    ...content,
    state: 'draft' as const,
    fallback: false,
    dueAt: at,
    cause: { rule: when.kind, warnings: [warning] },
  }
  const dropped = planned.find(one => one.key === key)
  if (dropped) return [changed(dropped, { ...begins, reason: undefined, decided: undefined })]
  const { places, writtenBy, ...rest } = begins
  return [{ to: { ...rest, ...(places && { places }), ...(writtenBy !== undefined && { writtenBy }), key, rev: 1 } }]
}

/** Its all-clear is that of every series that called for it. */
const joined = (one: PlannedNotice, warning: string): NoticeChange[] => {
  const { cause } = one
  if (!cause || cause.warnings.includes(warning)) return []
  return [changed(one, { cause: { ...cause, warnings: [...cause.warnings, warning] } })]
}

const reasons: Record<'condition' | 'cancel-of', Why> = {
  condition: { zh: '相应预警正在生效', en: 'such a warning is in force' },
  'cancel-of': { zh: '相应预警已解除', en: 'such a warning was cancelled' },
}
