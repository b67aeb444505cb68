import { covers } from '../jurisdiction.ts'
import type { Problem } from '../refusal.ts'
import { type Jurisdiction, type NoticeBook, noticesOf } from './book.ts'
import type { Notice, NoticeRule } from './notice.ts'
import { longestParts, signedText } from './notice-text.ts'
import { seasonOf } from './seasons.ts'

/** What is wrong with a book beyond its form. */
export const bookReasons = {
  'notice-twice': 'two notices have this id',
  'rule-twice': 'two rules of this notice have this id',
  'no-chinese-text': 'a notice has a text in Chinese, zh',
  'unknown-variable': 'the only variable is {holiday}',
  'variable-without-holiday': '{holiday} is said only where every rule names a holiday',
  'text-too-long':
    'with its signature and the longest name of its holiday a text has at most two parts in Chinese, three elsewhere',
  'sent-around-it': 'a jurisdiction around it sends the same notice to the same people: one of the two goes `without`',
  'place-outside': 'a place of a notice lies in the area of its jurisdiction',
  'unknown-notice': 'there is no such notice',
  'unknown-hazard': 'there is no such event code',
  'unknown-season': 'this season is configured nowhere',
  'season-twice': 'an area has one season of a name',
} as const
export type BookReason = keyof typeof bookReasons

type Known = { isEventCode: (code: string) => boolean }
type Found = Problem<BookReason>

/** Every problem, each with where it is: `R18/texts/zh`. */
export const checkBook = (book: NoticeBook, known: Known): Found[] => [
  ...repeated(book.notices.map(({ id }) => id)).map(id => problem('notice-twice', id)),
  ...book.notices.flatMap(notice => ofNotice(notice, book, known)),
  ...repeated(book.seasons.map(({ area, name }) => `${area}/${name}`)).map(at => problem('season-twice', at)),
  ...book.jurisdictions.flatMap(one => ofJurisdiction(one, book, known).map(inside(one))),
]

/** What it writes itself may follow what it writes itself, and leave out only what there is. */
const ofJurisdiction = (one: Jurisdiction, book: NoticeBook, known: Known): Found[] => {
  const sent = noticesOf(book, one)
  return [
    ...repeated(one.notices.map(({ id }) => id)).map(id => problem('notice-twice', id)),
    ...one.without
      .filter(id => !book.notices.some(notice => notice.id === id))
      .map(id => problem('unknown-notice', `without/${id}`)),
    ...one.notices.flatMap(notice => ofNotice(notice, { ...book, notices: sent }, known)),
    ...sent.flatMap(notice => tooLong(notice, one)),
    ...sentAround(one, book).map(id => problem('sent-around-it', id)),
    ...sent.flatMap(({ id, places = [] }) =>
      places.filter(place => !covers(one, place)).map(place => problem('place-outside', `${id}/places/${place}`)),
    ),
  ]
}

/** Notices that a wider jurisdiction sends, too. */
const sentAround = (one: Jurisdiction, book: NoticeBook): string[] => {
  const around = book.jurisdictions.filter(({ area }) => area !== one.area && one.area.startsWith(area))
  const theirs = new Set(around.flatMap(wider => noticesOf(book, wider)).map(({ id }) => id))
  return noticesOf(book, one).flatMap(({ id }) => (theirs.has(id) ? [id] : []))
}

const ofNotice = (notice: Notice, book: NoticeBook, known: Known): Found[] => [
  ...repeated(notice.rules.map(({ id }) => id)).map(id => problem('rule-twice', `${notice.id}/rules/${id}`)),
  ...('zh' in notice.texts ? [] : [problem('no-chinese-text', `${notice.id}/texts`)]),
  ...variables(notice),
  ...notice.rules.flatMap(rule => ofRule(rule, `${notice.id}/rules/${rule.id}`, book, known)),
]

const variables = ({ id, texts, rules }: Notice): Found[] =>
  Object.entries(texts).flatMap(([lang, text]) => {
    const names = Array.from(text.matchAll(/\{([^}]*)\}?/g), ([, name]) => name)
    if (names.length === 0) return []
    if (names.some(name => name !== 'holiday')) return [problem('unknown-variable', `${id}/texts/${lang}`)]
    return rules.every(({ when }) => when.kind === 'holiday')
      ? []
      : [problem('variable-without-holiday', `${id}/texts/${lang}`)]
  })

const ofRule = ({ when }: NoticeRule, at: string, { notices, seasons }: NoticeBook, known: Known): Found[] => {
  if (when.kind === 'condition' && !when.hazards.every(known.isEventCode)) return [problem('unknown-hazard', at)]
  if (when.kind === 'cancel-of' && !when.notices.every(id => notices.some(notice => notice.id === id)))
    return [problem('unknown-notice', at)]
  const isSeasonless = when.kind === 'season' && !seasons.some(({ name }) => name === when.season)
  return isSeasonless ? [problem('unknown-season', at)] : []
}

/** Chinese says in 120 characters what other languages need 190 for. */
const mostParts = (lang: string): number => (lang === 'zh' ? 2 : 3)
const tooLong = (notice: Notice, { signature }: Jurisdiction): Found[] =>
  Object.entries(notice.texts)
    .filter(([lang, text]) => longestParts(signedText(text, signature)) > mostParts(lang))
    .map(([lang]) => problem('text-too-long', `${notice.id}/texts/${lang}`))

/** Rules that will never be due in this area: its season is not configured. It is told, and no fault of the book. */
export const silentRules = (book: NoticeBook, one: Jurisdiction): string[] =>
  noticesOf(book, one).flatMap(({ id, rules }) =>
    rules.flatMap(rule =>
      rule.when.kind === 'season' && !seasonOf(book.seasons, one.area, rule.when.season) ? [`${id}/${rule.id}`] : [],
    ),
  )

const inside =
  ({ area }: Jurisdiction) =>
  (found: Found): Found => ({ ...found, at: `${area}/${found.at}` })

const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]

const problem = (code: BookReason, at: string): Found => ({ code, at, message: `${at}: ${bookReasons[code]}.` })
