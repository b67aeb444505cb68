import type { Alert, Info, NamedValue } from '../cap/alert.ts'
import { ownColourOf } from '../cap/colour.ts'
import { eventCodesOf } from '../cap/event-code.ts'
import type { ValueNames } from '../cap/value-names.ts'
import type { Colour } from '../colour.ts'
import type { Problem } from '../refusal.ts'
import { type HeadlineAdvice, headlineAdvices } from './advices.ts'
import { agreesOnEvent, isNameless } from './event-agreement.ts'
import type { Headline } from './headline.ts'
import { readHeadline } from './read-headline.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Meanings = { vocabulary: Vocabulary; valueNames: ValueNames }
type Read = { alert: Alert; warnings: Problem<HeadlineAdvice>[] }
type Headed = { info: Info; headline: Headline; isTranslation: boolean }

/** Which fields of an info were filled from its headline, so that nobody takes them for the source's own. */
export const fromHeadline = 'TONGLUO-FROM-HEADLINE'

/**
 * Fills event, event code and colour from the headline where the source left them empty, and nowhere else; where both say
 * something and it differs, the fields count and the source is told.
 */
export const withHeadlines = (alert: Alert, meanings: Meanings): Read => {
  const headed = headlinesOf(alert.info, meanings)
  return {
    alert: { ...alert, info: headed.map(one => filled(one, meanings)) },
    warnings: headed.flatMap((one, at) =>
      adviceCodes(alert, one, meanings).map(code => ({
        code,
        at: `alert/info[${at + 1}]/headline`,
        message: headlineAdvices[code],
      })),
    ),
  }
}

/**
 * An info in another language says the same event, in words that may be another in the list (暴雨, heavy rain and thunderstorm): it
 * takes the codes of the first, so that it is not taken for a second event.
 */
const headlinesOf = (infos: readonly Info[], { vocabulary, valueNames }: Meanings): Headed[] => {
  const events: { first: Headed; ratings: string; languages: Set<string | undefined> }[] = []
  return infos.map(info => {
    const headline = readHeadline(info.headline ?? '', vocabulary)
    const ratings = ratingsOf(info)
    const event = events.find(one => one.ratings === ratings && !one.languages.has(info.language))
    if (!event) {
      const first = { info, headline, isTranslation: false }
      events.push({ first, ratings, languages: new Set([info.language]) })
      return first
    }
    event.languages.add(info.language)
    const codes = eventCodesOf(event.first.info, valueNames).length > 0 ? [] : event.first.headline.codes
    return { info, headline: { ...headline, codes }, isTranslation: true }
  })
}

const ratingsOf = ({ urgency, severity, certainty }: Info): string => `${urgency} ${severity} ${certainty}`

const filled = (headed: Headed, meanings: Meanings): Info => {
  const { info } = headed
  const gain = gainOf(headed, meanings)
  const fields = Object.keys(gain)
  const event = gain.event ?? (isNameless(info.event) ? nameByCode(info, meanings) : info.event)
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
const gainOf = ({ info, headline }: Headed, meanings: Meanings): Gain => {
  const { event, codes, colour } = headline
  const { valueNames } = meanings
  const isCoded = eventCodesOf(info, valueNames).length > 0
  const nameless = isNameless(info.event)
  const agrees = agreesOnEvent(info, headline, meanings)
  return {
    ...(nameless && event !== undefined && (!isCoded || agrees) && { event }),
    ...(!isCoded &&
      (nameless || agrees) &&
      codes.length > 0 && { eventCode: codes.map(value => ({ valueName: 'CN-EVENT', value })) }),
    ...(colour && ownColourOf(info, valueNames) === undefined && info.severity === 'Unknown' && { colour }),
  }
}

const adviceCodes = (alert: Alert, headed: Headed, meanings: Meanings): HeadlineAdvice[] => {
  const { info, headline } = headed
  const { vocabulary, valueNames } = meanings
  const own =
    ownColourOf(info, valueNames) ?? vocabulary.levels.find(({ severity }) => severity === info.severity)?.colour
  const colour = own ?? headline.colour
  const colours = eventCodesOf(info, valueNames).flatMap(({ code }) => vocabulary.nationalColours[code] ?? [])
  const namesAnother = headline.codes.length > 0 && !isNameless(info.event) && !agreesOnEvent(info, headline, meanings)
  const told: [HeadlineAdvice, boolean][] = [
    ['read-from-headline', Object.keys(gainOf(headed, meanings)).length > 0],
    ['headline-event-differs', namesAnother && !headed.isTranslation],
    ['headline-colour-differs', own !== undefined && headline.colour !== undefined && own !== headline.colour],
    ['headline-cancels', headline.cancels && (alert.msgType === 'Alert' || alert.msgType === 'Update')],
    ['unusual-colour', colour !== undefined && colour !== 'none' && colours.length > 0 && !colours.includes(colour)],
  ]
  return told.flatMap(([code, holds]) => (holds ? [code] : []))
}
