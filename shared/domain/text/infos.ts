import { type Alert, type Info, Severity } from '../cap/alert.ts'
import { governing } from '../cap/infos.ts'

/** CAP 1.2 section 3.2.2: one info per language of an event; several events may share one Alert. */
export const infosByEvent = ({ info: infos }: Pick<Alert, 'info'>): Info[][] => {
  const groups: Info[][] = []
  for (const info of infos) {
    const group = groups.find(known => isSameEvent(known, info))
    if (group) group.push(info)
    else groups.push([info])
  }
  return groups
}

/** The same code or the same word; or, without codes, another language said right after it with the same three ratings. */
const isSameEvent = (group: Info[], info: Info): boolean => {
  const [first] = group
  if (!first) return false
  if (first.eventCode.length > 0 && info.eventCode.length > 0) return codesOf(first) === codesOf(info)
  if (group.some(({ event }) => event === info.event)) return true
  return group.every(known => languageOf(known) !== languageOf(info)) && ratingsOf(first) === ratingsOf(info)
}

const codesOf = ({ eventCode }: Info): string => eventCode.map(({ valueName, value }) => `${valueName}=${value}`).join()
const ratingsOf = ({ urgency, severity, certainty }: Info): string => `${urgency} ${severity} ${certainty}`
/** In lower case; empty where the info does not say it. */
export const languageOf = ({ language = '' }: Pick<Info, 'language'>): string => language.toLowerCase()

/** The group of the governing info first, and in it that info; then by severity; of equals, the order of the document. */
export const eventsWorstFirst = (alert: Pick<Alert, 'info'>): Info[][] => {
  const worst = governing(alert)
  const rank = (info: Info | undefined) => (info === worst ? -1 : Severity.options.indexOf(info?.severity ?? 'Unknown'))
  return infosByEvent(alert)
    .map(group => group.toSorted((a, b) => rank(a) - rank(b)))
    .sort(([a], [b]) => rank(a) - rank(b))
}

/** A person's language chooses the info, then its relative, then zh-CN, then the first. */
export const infoFor = (group: Info[], language: string): Info | undefined => {
  const wanted = language.toLowerCase()
  return (
    group.find(info => languageOf(info) === wanted) ??
    group.find(info => languageOf(info) !== '' && primaryOf(languageOf(info)) === primaryOf(wanted)) ??
    group.find(info => languageOf(info) === 'zh-cn') ??
    group.find(info => primaryOf(languageOf(info)) === 'zh') ??
    group[0]
  )
}

/** `mn` of `mn-Mong-CN` (BCP 47). */
export const primaryOf = (language: string): string => language.toLowerCase().split('-')[0] ?? ''
