import { signedText } from '../calendar/notice-text.ts'
import { smsParts } from '../text/sms-parts.ts'
import type { PlannedNotice } from './planned-notice.ts'

/** More parts than this arrive in pieces: then two messages are better than one. */
const mostParts = 3

/**
 * Who is told together with it: all of one day for the same people, in the same languages, on the same channels, that stand as it
 * does, as many as one message holds. Two texts in one message are read; the second message of a morning is not.
 */
export const toldTogether = (planned: PlannedNotice, others: readonly PlannedNotice[]): PlannedNotice[] => {
  const together: PlannedNotice[] = []
  for (const one of samePeople(planned, others)) if (fits([planned, ...together, one])) together.push(one)
  return together
}

const samePeople = (planned: PlannedNotice, others: readonly PlannedNotice[]): PlannedNotice[] =>
  others
    .filter(one => one.key !== planned.key && one.area === planned.area && one.date === planned.date)
    .filter(one => one.cause === undefined && standsFor(one, planned))
    .filter(one => isSame(one.audience, planned.audience) && isSame(one.channels, planned.channels))
    .filter(one => isSame(one.places ?? [], planned.places ?? []))
    .filter(one => isSame(Object.keys(one.texts), Object.keys(planned.texts)))
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))

/** Told without a word of anybody, or approved by somebody whose key reaches as far: nobody lends another their reach. */
const standsFor = ({ state, unapproved, decided }: PlannedNotice, planned: PlannedNotice): boolean =>
  state === 'approved'
    ? (decided?.maxRecipients ?? 0) >= (planned.decided?.maxRecipients ?? Infinity)
    : state === 'draft' && unapproved === 'send' && planned.decided === undefined

/** The text of all in a language: what is told by two of its rules is said once. */
export const textTogether = (all: readonly PlannedNotice[], lang: string): string =>
  saidOnce(all.map(({ texts }) => texts[lang] ?? '')).join(lang.startsWith('zh') ? '' : ' ')

export const saidOnce = (words: readonly string[]): string[] => [...new Set(words)]

const fits = (all: readonly PlannedNotice[]): boolean =>
  all.every(({ texts, signature }) =>
    Object.keys(texts).every(lang => smsParts(signedText(textTogether(all, lang), signature)) <= mostParts),
  )

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(one => b.includes(one))
