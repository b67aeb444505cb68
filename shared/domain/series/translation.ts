import type { Alert, CapArea, Info } from '../cap/alert.ts'
import { governing } from '../cap/infos.ts'
import { infoFor, infosByEvent, languageOf } from '../text/infos.ts'

/** What an Update is beside what it follows: only words in further languages, or more than that, and why. */
export type Translation =
  | { kind: 'translation-only'; languages: string[] }
  | { kind: 'more'; reason: 'not-an-update' | 'other-audience' | 'other-words' | 'other-event' | 'nothing-new' }

const more = (reason: Extract<Translation, { kind: 'more' }>['reason']): Translation => ({ kind: 'more', reason })

/**
 * A translation may come later than the warning, as an Update that repeats it and adds an info in another language, or a recording
 * or picture to one. Whoever has been told needs no second telling in the words that did not change. Chinese words never count as a
 * translation of themselves: they are what everyone else falls back to.
 */
export const translationOf = (before: Alert, update: Alert): Translation => {
  if (update.msgType !== 'Update' || before.msgType === 'Cancel') return more('not-an-update')
  if (audienceOf(before) !== audienceOf(update)) return more('other-audience')
  const known = byLanguage(before)
  const said = byLanguage(update)
  const kept = [...known].filter(([language, infos]) => wordsOf(said.get(language)) === wordsOf(infos))
  const changed = [...said.keys()].filter(language => wordsOf(said.get(language)) !== wordsOf(known.get(language)))
  const rewritten = changed.some(language => isChinese(language) && known.has(language))
  if (kept.length === 0 || rewritten || [...known.keys()].some(language => !said.has(language)))
    return more('other-words')
  if (changed.length === 0) return more('nothing-new')
  const originals = kept.flatMap(([, infos]) => infos)
  const translations = changed.flatMap(language => said.get(language) ?? [])
  const isFaithful = translations.every(info => originals.some(original => isSameDanger(original, info)))
  return isFaithful && isGovernedAlike(before, update)
    ? { kind: 'translation-only', languages: changed }
    : more('other-event')
}

/** Whether a translation is for this reader: whether of any event they would be given one of its infos. */
export const isTranslatedFor = (alert: Pick<Alert, 'info'>, languages: readonly string[], reader: string): boolean =>
  infosByEvent(alert).some(group => {
    const info = infoFor(group, reader)
    return info !== undefined && languages.includes(languageOf(info))
  })

const audienceOf = ({ status, scope, restriction, addresses }: Alert): string =>
  JSON.stringify([status, scope, restriction, addresses])

const byLanguage = ({ info }: Alert): Map<string, Info[]> => Map.groupBy(info, languageOf)

/** Where an info does not say its language, it is the one that everyone gets. */
const isChinese = (language: string): boolean => language === '' || /^zh\b/.test(language)

/** When it begins to hold is no word of it: many a source writes the time of the message there. */
const wordsOf = (infos: readonly Info[] | undefined): string | undefined =>
  infos && JSON.stringify(infos.map(({ effective: _, ...words }) => words))

const isSameDanger = (original: Info, translated: Info): boolean =>
  dangerOf(original) === dangerOf(translated) &&
  (translated.eventCode.length === 0 || JSON.stringify(original.eventCode) === JSON.stringify(translated.eventCode)) &&
  JSON.stringify(original.area.map(whereOf)) === JSON.stringify(translated.area.map(whereOf))

const dangerOf = ({ category, urgency, severity, certainty, onset, expires }: Info): string =>
  JSON.stringify([category, urgency, severity, certainty, onset, expires])

/** `areaDesc` may be translated. */
const whereOf = ({ areaDesc: _, ...where }: CapArea) => where

/** Colour and channels follow from the governing info: they must not change with a translation. */
const isGovernedAlike = (before: Alert, update: Alert): boolean => {
  const [was, is] = [governing(before), governing(update)]
  return was !== undefined && is !== undefined && wordsOf([was]) === wordsOf([is])
}
