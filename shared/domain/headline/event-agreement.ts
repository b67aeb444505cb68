import type { Info } from '../cap/alert.ts'
import { eventCodesOf } from '../cap/event-code.ts'
import type { ValueNames } from '../cap/value-names.ts'
import type { Headline } from './headline.ts'
import type { Vocabulary } from './vocabulary.ts'

type Meanings = { vocabulary: Vocabulary; valueNames: ValueNames }

export const isNameless = (event: string): boolean => /^(?:unknown|未知|)$/i.test(event.trim())

/**
 * Whether headline and fields can mean the same event: by code where the info has one, else by the words of its event. Where one is
 * part of the other (thunderstorm, severe thunderstorm), or nothing is known of the event, they can.
 */
export const agreesOnEvent = (
  info: Pick<Info, 'event' | 'eventCode'>,
  headline: Headline,
  { vocabulary: { eventNames, eventWords }, valueNames }: Meanings,
): boolean => {
  const { codes } = headline
  const own = eventCodesOf(info, valueNames).map(({ code }) => code)
  if (own.some(code => codes.includes(code) || eventNames[code] === undefined)) return true
  const [event, named] = [plain(info.event), plain(headline.event ?? '')]
  if (event !== '' && named !== '' && (event.includes(named) || named.includes(event))) return true
  if (own.length > 0) return false
  const names = eventWords.filter(({ word }) => event.includes(word))
  return names.length === 0 || names.some(({ code }) => codes.includes(code))
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
