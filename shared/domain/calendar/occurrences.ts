import type { Channel } from '../channel.ts'
import { type Calendar, type Jurisdiction, noticesOf } from './book.ts'
import { type Due, dueBetween, nextDue } from './due.ts'
import type { LocalDate } from './local-date.ts'
import { type Notice, type NoticeRule, ruleText } from './notice.ts'
import { type NoticeText, noticeTexts, withHoliday } from './notice-text.ts'
import type { Role } from './roles.ts'
import { type Why, whyDue } from './why.ts'

/** One notice on one day in one area. */
export type Occurrence = {
  /** `430182/R01/eve/2026-02-10`: area, notice, rule, local day. The same whenever and in whatever steps it is asked for. */
  id: string
  /** ms. */
  at: number
  zone: string
  date: LocalDate
  notice: string
  name: { zh: string; en: string }
  /** In the words of the grammar. */
  rule: string
  area: string
  audience: Role[]
  channels: Channel[]
  texts: NoticeText[]
  /** Of the rule's day: what it is counted from. */
  due: Due
  why: Why
  /** It may move: the holiday table of its year is not loaded. */
  fallback: boolean
}

/** A rule in its notice, in the area that sends it. */
export type PlacedRule = { jurisdiction: Jurisdiction; notice: Notice; rule: NoticeRule }

/** The years whose holidays stand on their festivals' own dates, each with the notices that may still move. */
export const unloadedYears = (all: readonly Occurrence[]): Map<number, Occurrence[]> =>
  Map.groupBy(
    all.filter(({ fallback }) => fallback),
    ({ due }) => due.year,
  )

/** Every rule of some jurisdictions; all of the book by default. */
export const placedRules = ({ book }: Calendar, jurisdictions = book.jurisdictions): PlacedRule[] =>
  jurisdictions.flatMap(jurisdiction =>
    noticesOf(book, jurisdiction).flatMap(notice => notice.rules.map(rule => ({ jurisdiction, notice, rule }))),
  )

/**
 * All that is due from `from` on and before `until` (ms), by time. Two rules of a notice that meet in one moment are one occurrence,
 * the earlier rule's, whichever of them is asked for.
 */
export const occurrences = (
  calendar: Calendar,
  rules: readonly PlacedRule[],
  { from, until }: { from: number; until: number },
): Occurrence[] =>
  rules
    .flatMap(placed =>
      dueBetween(placed.rule.when, from, until, whereOf(calendar, placed))
        .filter(({ at }) => !isTold(calendar, placed, at))
        .map(due => occurrenceOf(placed, due)),
    )
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

/** The first of a rule after a moment (ms), strictly later. undefined: it has none ahead, or follows warnings. */
export const nextOccurrence = (calendar: Calendar, placed: PlacedRule, after: number): Occurrence | undefined => {
  const due = nextDue(placed.rule.when, after, whereOf(calendar, placed))
  if (due && isTold(calendar, placed, due.at)) return nextOccurrence(calendar, placed, due.at)
  return due && occurrenceOf(placed, due)
}

/** Whether an earlier rule of the same notice is due in this very moment: 中秋 and 国庆节 may be one holiday. */
const isTold = (calendar: Calendar, placed: PlacedRule, at: number): boolean =>
  placed.notice.rules
    .slice(0, placed.notice.rules.indexOf(placed.rule))
    .some(({ when }) => dueBetween(when, at, at + 1, whereOf(calendar, placed)).length > 0)

const whereOf = ({ book, holidays }: Calendar, { jurisdiction: { area, zone } }: PlacedRule) => ({
  area,
  zone,
  seasons: book.seasons,
  holidays,
})

const occurrenceOf = ({ jurisdiction, notice, rule }: PlacedRule, due: Due): Occurrence => ({
  id: [jurisdiction.area, notice.id, rule.id, due.date].join('/'),
  at: due.at,
  zone: due.zone,
  date: due.date,
  notice: notice.id,
  name: {
    zh: withHoliday(notice.name.zh, 'zh', due.feasts),
    en: withHoliday(notice.name.en, 'en', due.feasts),
  },
  rule: ruleText(rule),
  area: jurisdiction.area,
  audience: notice.audience,
  channels: notice.channels,
  texts: noticeTexts(notice, jurisdiction.signature, due.feasts),
  due,
  why: whyDue(rule.when, due),
  fallback: due.fallback,
})
