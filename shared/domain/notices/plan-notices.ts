import { isDeepStrictEqual } from 'node:util'
import { type Jurisdiction, type NoticeBook, noticesOf } from '../calendar/book.ts'
import type { Occurrence } from '../calendar/occurrences.ts'
import { changed, ended, type NoticeChange } from './change.ts'
import { noticeWords } from './notice-words.ts'
import { isAhead, keyOf, type PlannedNotice } from './planned-notice.ts'

type Question = {
  book: NoticeBook
  jurisdiction: Jurisdiction
  /** All that is due in the span and around it: what moved out of the span is found again. */
  occurrences: readonly Occurrence[]
  /** All that is known of the same time. */
  planned: readonly PlannedNotice[]
  /** New ones are made of what is due in it, ms. */
  span: { from: number; until: number }
  now: number
}

/**
 * What the calendar changes of what stands: new drafts, moves, other words, and what is no longer due. Pure. One occurrence is one
 * planned notice for good (`keyOf`): whatever was told, rejected or is being told stays as it is, whatever becomes of its rule.
 */
export const planNotices = (question: Question): NoticeChange[] => {
  const { occurrences, planned, now } = question
  const known = new Map(planned.map(one => [one.key, one]))
  const wanted = new Map(occurrences.flatMap(one => contentOf(question, one).map(content => [keyOf(one), content])))
  return [
    ...[...wanted].flatMap(([key, content]) => {
      const before = known.get(key)
      return before ? changeOf(before, content, question) : beginning(key, content, question)
    }),
    ...planned
      .filter(one => one.cause === undefined && canChange(one) && one.at > now && !wanted.has(one.key))
      .map(one => ended(one, 'dropped', 'no-longer-due')),
  ]
}

type Content = Pick<PlannedNotice, 'at' | 'zone' | 'date' | 'rule' | 'why' | 'fallback'> &
  ReturnType<typeof noticeWords>

/** What an occurrence says and when, by the book as it is now. */
const contentOf = ({ book, jurisdiction }: Question, occurrence: Occurrence): Content[] => {
  const { at, zone, date, rule, why, fallback, due } = occurrence
  return noticesOf(book, jurisdiction)
    .filter(({ id }) => id === occurrence.notice)
    .map(notice => ({ at, zone, date, rule, why, fallback, ...noticeWords(notice, jurisdiction, due.feasts) }))
}

const beginning = (key: string, content: Content, { span }: Question): NoticeChange[] =>
  span.from <= content.at && content.at < span.until
    ? [{ to: { ...content, key, rev: 1, state: 'draft', dueAt: content.at } }]
    : []

const changeOf = (from: PlannedNotice, content: Content, { now }: Question): NoticeChange[] => {
  const to = { ...from, ...content }
  const returns = from.reason === 'no-longer-due' && content.at > now
  const differs = canChange(from) && !isDeepStrictEqual(to, from)
  return returns || differs ? [changed(from, { ...content, ...standing(from, to, now) })] : []
}

/** An approval was of words and people: it outlasts another day, and nothing else. */
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

const saysTheSame = (a: PlannedNotice, b: PlannedNotice): boolean =>
  isDeepStrictEqual(
    [a.texts, a.audience, a.channels, a.places, a.signature],
    [b.texts, b.audience, b.channels, b.places, b.signature],
  )

/** The words of the rule are the same, and it is about a holiday: then its table is what moved it. */
const moverOf = (from: PlannedNotice, to: PlannedNotice): NonNullable<PlannedNotice['moved']>['by'] =>
  from.rule === to.rule && to.rule.startsWith('holiday ') ? 'holiday-table' : 'book'

const canChange = (one: PlannedNotice): boolean => isAhead(one) && one.state !== 'telling'
