import { isDeepStrictEqual } from 'node:util'
import type { Jurisdiction, NoticeBook } from '../calendar/book.ts'
import { noticesOf } from '../calendar/book.ts'
import { withHoliday } from '../calendar/notice-text.ts'
import type { Occurrence } from '../calendar/occurrences.ts'
import { isAhead, keyOf, type PlannedNotice } from './planned-notice.ts'

type Change = { from?: PlannedNotice; to: PlannedNotice }

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
export const planNotices = (question: Question): Change[] => {
  const { occurrences, planned, now } = question
  const known = new Map(planned.map(one => [one.key, one]))
  const wanted = new Map(occurrences.map(one => [keyOf(one), contentOf(question, one)]))
  return [
    ...[...wanted].flatMap(([key, content]) => {
      const before = known.get(key)
      return before ? changeOf(before, content, question) : beginning(key, content, question)
    }),
    ...planned
      .filter(one => one.cause === undefined && canChange(one) && one.at > now && !wanted.has(one.key))
      .map(from => ({ from, to: ended(from) })),
  ]
}

type Content = ReturnType<typeof contentOf>

/** What a planned notice says and when, by the book as it is now. */
const contentOf = ({ book, jurisdiction }: Question, occurrence: Occurrence) => {
  const { area, at, zone, date, notice: id, name, rule, why, audience, channels, fallback, due } = occurrence
  const { texts = {}, unapproved = 'wait' } = noticesOf(book, jurisdiction).find(notice => notice.id === id) ?? {}
  return {
    ...{ area, at, zone, date, notice: id, name, rule, why, audience, channels, fallback, unapproved },
    signature: jurisdiction.signature,
    texts: Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, withHoliday(text, lang, due.feasts)])),
  }
}

const beginning = (key: string, content: Content, { span }: Question): Change[] =>
  span.from <= content.at && content.at < span.until
    ? [{ to: { ...content, key, rev: 1, state: 'draft', dueAt: content.at } }]
    : []

const changeOf = (from: PlannedNotice, content: Content, question: Question): Change[] => {
  const changed = { ...from, ...content }
  const returns = from.reason === 'no-longer-due' && content.at > question.now
  const differs = canChange(from) && !isDeepStrictEqual(changed, from)
  return returns || differs ? [{ from, to: decidedAgain(from, changed, question) }] : []
}

/** An approval was of words and people: it outlasts another day, and nothing else. */
const decidedAgain = (from: PlannedNotice, changed: PlannedNotice, { now }: Question): PlannedNotice => {
  const { reason: _, decided, ...rest } = changed
  const stands = decided !== undefined && saysTheSame(from, changed)
  return {
    ...rest,
    rev: from.rev + 1,
    state: stands ? 'approved' : 'draft',
    ...(stands && { decided }),
    ...(from.at !== changed.at && { moved: { from: from.at, at: now, by: moverOf(from, changed) } }),
    dueAt: changed.at,
  }
}

const saysTheSame = (a: PlannedNotice, b: PlannedNotice): boolean =>
  isDeepStrictEqual([a.texts, a.audience, a.channels, a.signature], [b.texts, b.audience, b.channels, b.signature])

/** The words of the rule are the same, and it is about a holiday: then its table is what moved it. */
const moverOf = (from: PlannedNotice, to: PlannedNotice): NonNullable<PlannedNotice['moved']>['by'] =>
  from.rule === to.rule && to.rule.startsWith('holiday ') ? 'holiday-table' : 'book'

const canChange = (one: PlannedNotice): boolean => isAhead(one) && one.state !== 'telling'

export const ended = (
  { dueAt: _, ...from }: PlannedNotice,
  state: 'dropped' | 'lapsed' = 'dropped',
  reason: PlannedNotice['reason'] = 'no-longer-due',
): PlannedNotice => ({ ...from, rev: from.rev + 1, state, reason })
