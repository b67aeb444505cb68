import { isDeepStrictEqual } from 'node:util'
import { type Jurisdiction, type NoticeBook, noticesOf } from '../calendar/book.ts'
import type { Occurrence } from '../calendar/occurrences.ts'
import { changed, ended, type NoticeChange, withFields } from './change.ts'
import { contentOfNotice, type NoticeContent } from './notice-content.ts'
import { isAhead, keyOf, type PlannedNotice, rulePrefix } from './planned-notice.ts'
import type { TellingPolicy } from './telling-policy.ts'

type Question = {
  book: NoticeBook
  jurisdiction: Jurisdiction
  /** All that is due in the span, since `keptFor`, and around: what moved out of the span is found again. */
  occurrences: readonly Occurrence[]
  /** All that is known of the same time. */
  planned: readonly PlannedNotice[]
  /** New ones are made of what is due in it, ms. */
  span: { from: number; until: number }
  policy: Pick<TellingPolicy, 'keptFor'>
  now: number
}

/**
 * What the calendar changes of what stands: new drafts, moves, other words, and what is no longer due. Pure. One occurrence is one
 * planned notice for good (`keyOf`): whatever was told, rejected or is being told stays as it is, whatever becomes of its rule.
 */
export const planNotices = (question: Question): NoticeChange[] => {
  const { occurrences, planned, policy, now } = question
  const known = new Map(planned.map(one => [one.key, one]))
  const wanted = new Map(occurrences.flatMap(one => contentOf(question, one).map(content => [keyOf(one), content])))
  return [
    ...[...wanted].flatMap(([key, content]) => {
      const before = known.get(key)
      return before ? changeOf(before, content, question) : beginning(key, content, question)
    }),
    ...planned
      .filter(one => one.cause === undefined && canChange(one) && one.at > now - policy.keptFor && !wanted.has(one.key))
      .map(one => ended(one, 'dropped', 'no-longer-due')),
  ]
}

type Content = NoticeContent & Pick<PlannedNotice, 'at' | 'zone' | 'date' | 'rule' | 'why' | 'fallback'>

/** What an occurrence says and when, by the book as it is now. */
const contentOf = ({ book, jurisdiction }: Question, occurrence: Occurrence): Content[] => {
  const { at, zone, date, rule, why, fallback, due } = occurrence
  return noticesOf(book, jurisdiction)
    .filter(({ id }) => id === occurrence.notice)
    .map(notice => ({ at, zone, date, rule, why, fallback, ...contentOfNotice(notice, jurisdiction, due.feasts) }))
}

const beginning = (key: string, content: Content, question: Question): NoticeChange[] => {
  const { from, until } = question.span
  if (content.at < from || content.at >= until || isDoneUnderAnotherKey(key, content, question)) return []
  const { places, writtenBy, ...rest } = content
  const optional = { ...(places && { places }), ...(writtenBy !== undefined && { writtenBy }) }
  return [{ to: { ...rest, ...optional, key, rev: 1, state: 'draft', dueAt: content.at } }]
}

/** A rule that became one of another kind names its occurrences otherwise; that of a day on which it was told is not a second one. */
const isDoneUnderAnotherKey = (key: string, { date }: Content, { planned }: Question): boolean =>
  planned.some(
    one => rulePrefix(one.key) === rulePrefix(key) && one.date === date && !canChange(one) && one.state !== 'dropped',
  )

const changeOf = (from: PlannedNotice, content: Content, { now }: Question): NoticeChange[] => {
  const to = withFields(from, content)
  const differs = canChange(from) && !isDeepStrictEqual(to, from)
  return differs || (isUntold(from) && content.at > now)
    ? [changed(from, { ...content, ...standing(from, to, now) })]
    : []
}

/** It ended before anybody took it to the door, by a day or a clock that was not the right one. */
const isUntold = ({ state, reason, telling }: PlannedNotice): boolean =>
  telling === undefined && (reason === 'no-longer-due' || state === 'lapsed')

/** An approval was of words, people and places: it outlasts another day, and nothing else. */
const standing = (from: PlannedNotice, to: PlannedNotice, now: number) => {
  const stands = from.decided?.decision === 'approve' && saysTheSame(from, to)
  return {
    reason: undefined,
    state: stands ? ('approved' as const) : ('draft' as const),
    decided: stands ? from.decided : undefined,
    ...(from.at !== to.at && { moved: { from: from.at, at: now, by: moverOf(from, to) } }),
    dueAt: to.at,
  }
}

const saysTheSame = (a: PlannedNotice, b: PlannedNotice): boolean => isDeepStrictEqual(saidBy(a), saidBy(b))
const saidBy = ({ name, texts, signature, audience, channels, places }: PlannedNotice) => ({
  ...{ name, texts, signature, audience, channels, places },
})

/** The words of the rule are the same, and it is about a holiday: then its table is what moved it. */
const moverOf = (from: PlannedNotice, to: PlannedNotice): NonNullable<PlannedNotice['moved']>['by'] =>
  from.rule === to.rule && to.rule.startsWith('holiday ') ? 'holiday-table' : 'book'

const canChange = (one: PlannedNotice): boolean => isAhead(one) && one.state !== 'telling'
