import type { Alert, Info, NamedValue } from '../cap/alert.ts'
import { ownColourOf } from '../cap/colour.ts'
import { eventCodesOf } from '../cap/event-code.ts'
import type { ValueNames } from '../cap/value-names.ts'
import type { Colour } from '../colour.ts'
import type { Problem } from '../refusal.ts'
import { type HeadlineAdvice, headlineAdvices } from './advices.ts'
import type { Headline } from './headline.ts'
import { readHeadline } from './read-headline.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Meanings = { vocabulary: Vocabulary; valueNames: ValueNames }
type Read = { alert: Alert; warnings: Problem<HeadlineAdvice>[] }

/** Which fields of an info were filled from its headline, so that nobody takes them for the source's own. */
export const fromHeadline = 'TONGLUO-FROM-HEADLINE'

/**
 * Fills event, event code and colour from the headline where the source left them empty, and nowhere else; where both say
 * something and it differs, the fields count and the source is told.
 */
export const withHeadlines = (alert: Alert, meanings: Meanings): Read => {
  const infos = alert.info.map(info => ({ info, headline: readHeadline(info.headline ?? '', meanings.vocabulary) }))
  return {
    alert: { ...alert, info: infos.map(({ info, headline }) => filled(info, headline, meanings)) },
    warnings: infos.flatMap(({ info, headline }, at) =>
      adviceCodes(alert, info, headline, meanings).map(code => ({
        code,
        at: `alert/info[${at + 1}]/headline`,
        message: headlineAdvices[code],
      })),
    ),
  }
}

const isEmpty = (event: string): boolean => /^(?:unknown|未知|)$/i.test(event.trim())

const filled = (info: Info, headline: Headline, meanings: Meanings): Info => {
  const gain = gainOf(info, headline, meanings)
  const fields = Object.keys(gain)
  const event = gain.event ?? (isEmpty(info.event) ? nameByCode(info, meanings) : info.event)
  if (fields.length === 0) return { ...info, event }
  return {
    ...info,
    event,
    eventCode: [...info.eventCode, ...(gain.eventCode ?? [])],
    parameter: [
      ...info.parameter,
      ...(gain.colour ? [{ valueName: 'CN-COLOR', value: capital(gain.colour) }] : []),
      { valueName: fromHeadline, value: fields.join(' ') },
    ],
  }
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The name of its code, or the code itself, so that an event is never nameless. */
const nameByCode = (info: Info, { vocabulary, valueNames }: Meanings): string => {
  const [first] = eventCodesOf(info, valueNames)
  return first ? (vocabulary.eventNames[first.code] ?? first.code) : info.event
}

type Gain = { event?: string; eventCode?: NamedValue[]; colour?: Colour }

/** Colour only where severity, by which it would be read, is Unknown too. */
const gainOf = (info: Info, { event, codes, colour }: Headline, { vocabulary, valueNames }: Meanings): Gain => {
  const hasCode = eventCodesOf(info, valueNames).length > 0
  const byCode = eventAgrees(info, codes, vocabulary, valueNames)
  const agrees = isEmpty(info.event) || byCode
  return {
    ...(isEmpty(info.event) && event !== undefined && (!hasCode || byCode) && { event }),
    ...(!hasCode &&
      agrees &&
      codes.length > 0 && { eventCode: codes.map(value => ({ valueName: 'CN-EVENT', value })) }),
    ...(colour && ownColourOf(info, valueNames) === undefined && info.severity === 'Unknown' && { colour }),
  }
}

/** By code where the info has one, else by the words of its event. */
const eventAgrees = (
  info: Info,
  codes: readonly string[],
  { eventNames, eventWords }: Vocabulary,
  valueNames: ValueNames,
): boolean => {
  const own = eventCodesOf(info, valueNames).map(({ code }) => code)
  if (own.length > 0) return own.some(code => codes.includes(code) || eventNames[code] === undefined)
  const event = info.event.normalize('NFKC').toLowerCase()
  const names = eventWords.filter(({ word }) => event.includes(word))
  return names.length === 0 || names.some(({ code }) => codes.includes(code))
}

const adviceCodes = (alert: Alert, info: Info, headline: Headline, meanings: Meanings): HeadlineAdvice[] => {
  const { vocabulary, valueNames } = meanings
  const own =
    ownColourOf(info, valueNames) ?? vocabulary.levels.find(({ severity }) => severity === info.severity)?.colour
  const colour = own ?? headline.colour
  const colours = eventCodesOf(info, valueNames).flatMap(({ code }) => vocabulary.nationalColours[code] ?? [])
  const told: [HeadlineAdvice, boolean][] = [
    ['read-from-headline', Object.keys(gainOf(info, headline, meanings)).length > 0],
    [
      'headline-event-differs',
      headline.codes.length > 0 && !isEmpty(info.event) && !eventAgrees(info, headline.codes, vocabulary, valueNames),
    ],
    ['headline-colour-differs', own !== undefined && headline.colour !== undefined && own !== headline.colour],
    ['headline-cancels', headline.cancels && (alert.msgType === 'Alert' || alert.msgType === 'Update')],
    ['unusual-colour', colour !== undefined && colour !== 'none' && colours.length > 0 && !colours.includes(colour)],
  ]
  return told.flatMap(([code, holds]) => (holds ? [code] : []))
}
