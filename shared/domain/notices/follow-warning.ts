import type { Jurisdiction } from '../calendar/book.ts'
import { isMet, timeAfter } from '../calendar/condition.ts'
import { dateAt } from '../calendar/local-date.ts'
import { ruleText } from '../calendar/notice.ts'
import type { PlacedRule } from '../calendar/occurrences.ts'
import type { Rule } from '../calendar/rule.ts'
import type { Why } from '../calendar/why.ts'
import type { Colour } from '../colour.ts'
import type { Span } from '../hours.ts'
import { ended, type NoticeChange } from './change.ts'
import { noticeWords } from './notice-words.ts'
import { isAhead, type PlannedNotice } from './planned-notice.ts'

/** One event of an Alert. */
export type Danger = { eventCodes: readonly string[]; colour: Colour }

/** What an Alert that was issued is to the notices of one jurisdiction. */
export type Followed = {
  /** Its series. */
  warning: string
  /** What is in force by it in the area: nothing after a Cancel, or after an Update that left the area. */
  dangers: readonly Danger[]
  isCancel: boolean
}

type Question = {
  followed: Followed
  jurisdiction: Jurisdiction
  rules: readonly PlacedRule[]
  /** Of the area, since the series began and as far as anything can be ahead. */
  planned: readonly PlannedNotice[]
  /** By day what follows a warning is told at once. */
  day: Span
  now: number
}

/**
 * Notices that an Alert calls for, and those that it takes the ground from. Pure. A series calls for a notice once, and so do several
 * of one day: the people of an area are told once what to do about one danger.
 */
export const followWarning = (question: Question): NoticeChange[] => {
  const { rules, planned } = question
  const called = rules.filter(({ rule }) => isCalledFor(question, rule.when))
  return [
    ...called.flatMap(one => beginning(question, one)),
    ...planned.filter(one => hasLostItsGround(question, one)).map(one => ended(one, 'dropped', 'warning-over')),
  ]
}

const isCalledFor = ({ followed, planned }: Question, rule: Rule): boolean => {
  if (rule.kind === 'condition') return calls(rule, followed)
  if (rule.kind !== 'cancel-of' || !followed.isCancel) return false
  return planned.some(
    one =>
      ['told', 'telling', 'merged'].includes(one.state) &&
      one.cause?.warning === followed.warning &&
      rule.notices.includes(one.notice),
  )
}

const calls = (rule: Extract<Rule, { kind: 'condition' }>, { dangers }: Followed): boolean =>
  dangers.some(({ eventCodes, colour }) => isMet(rule, eventCodes, colour))

const beginning = (question: Question, placed: PlacedRule): NoticeChange[] => {
  const { followed, jurisdiction, planned, day, now } = question
  const { notice, rule } = placed
  const { when } = rule
  const zone = when.zone ?? jurisdiction.zone
  const at = timeAfter(when, now, zone, day)
  const date = dateAt(at, zone)
  const prefix = `${notice.id}/${rule.id}/`
  const key = `${prefix}${followed.warning}`
  const isKnown = planned.some(
    one => one.key === key || (one.key.startsWith(prefix) && one.date === date && one.state !== 'dropped'),
  )
  if (isKnown || (when.kind !== 'condition' && when.kind !== 'cancel-of')) return []
  const to: PlannedNotice = {
    ...noticeWords(notice, jurisdiction),
    ...{ key, rev: 1, state: 'draft', at, date, zone, fallback: false, dueAt: at },
    rule: ruleText(rule),
    why: reasons[when.kind],
    cause: { warning: followed.warning, rule: when.kind },
  }
  return [{ to }]
}

const reasons: Record<'condition' | 'cancel-of', Why> = {
  condition: { zh: '相应预警正在生效', en: 'such a warning is in force' },
  'cancel-of': { zh: '相应预警已解除', en: 'such a warning was cancelled' },
}

/** It was called for by this series, which no longer says what called for it. */
const hasLostItsGround = ({ followed, rules }: Question, one: PlannedNotice): boolean => {
  if (one.cause?.warning !== followed.warning || one.cause.rule !== 'condition') return false
  if (!isAhead(one) || one.state === 'telling') return false
  const placed = rules.find(({ notice, rule }) => one.key.startsWith(`${notice.id}/${rule.id}/`))
  return placed?.rule.when.kind !== 'condition' || !calls(placed.rule.when, followed)
}
