import type { Alert, Info, NamedValue } from './alert.ts'
import { Certainty, Severity, Urgency } from './alert.ts'

/**
 * The infos of an Alert, one list per event, in document order. CAP repeats an event per language and per area; infos are the
 * same event when they share an event code or its name, or say the same in another language without any code.
 */
export const infosByEvent = ({ info }: Pick<Alert, 'info'>): Info[][] => {
  let groups: Info[][] = []
  for (const next of info) {
    const same = groups.filter(group => group.some(other => isSameEvent(other, next)))
    const merged = new Set([...same.flat(), next])
    const at = same[0] ? groups.indexOf(same[0]) : groups.length
    groups = groups
      .toSpliced(
        at,
        same[0] ? 1 : 0,
        info.filter(one => merged.has(one)),
      )
      .filter(group => !same.includes(group))
  }
  return groups
}

const isSameEvent = (a: Info, b: Info): boolean =>
  a.event.toLowerCase() === b.event.toLowerCase() || sharesCode(a.eventCode, b.eventCode) || isTranslation(a, b)

const sharesCode = (a: NamedValue[], b: NamedValue[]): boolean =>
  a.some(({ valueName, value }) => b.some(other => other.valueName === valueName && other.value === value))

const isTranslation = (a: Info, b: Info): boolean =>
  a.eventCode.length === 0 &&
  b.eventCode.length === 0 &&
  languageOf(a) !== languageOf(b) &&
  a.urgency === b.urgency &&
  a.severity === b.severity &&
  a.certainty === b.certainty &&
  a.category.join() === b.category.join()

const rank = ({ severity, urgency, certainty }: Info): number[] => [
  Severity.options.indexOf(severity),
  Urgency.options.indexOf(urgency),
  Certainty.options.indexOf(certainty),
]

/**
 * The info that decides: of the highest severity, then urgency, then certainty, then the first. CAP lists these codes worst
 * first and `Unknown` last. Undefined where an Alert has no info, as a Cancel may.
 */
export const governing = ({ info }: Pick<Alert, 'info'>): Info | undefined =>
  info.reduce<Info | undefined>((worst, next) => (worst && !isWorse(next, worst) ? worst : next), undefined)

const isWorse = (a: Info, b: Info): boolean => {
  const [ours, theirs] = [rank(a), rank(b)]
  const at = ours.findIndex((value, place) => value !== theirs[place])
  return at >= 0 && (ours[at] ?? 0) < (theirs[at] ?? 0)
}

/** Section 3.2.2: an info without a language is in en-US. */
const languageOf = ({ language = 'en-US' }: Info): string => language.toLowerCase()
const primary = (language: string): string => language.toLowerCase().split('-', 1)[0] ?? ''

/**
 * The words for a person: their language, then another variety of it, then zh-CN, then the first. Among several infos of the
 * language the governing one speaks.
 */
export const infoFor = (infos: readonly Info[], language: string): Info | undefined =>
  inLanguage(infos, language) ?? inLanguage(infos, 'zh-CN') ?? infos[0]

const inLanguage = (infos: readonly Info[], language: string): Info | undefined =>
  governing({ info: infos.filter(info => languageOf(info) === language.toLowerCase()) }) ??
  governing({ info: infos.filter(info => primary(languageOf(info)) === primary(language)) })
