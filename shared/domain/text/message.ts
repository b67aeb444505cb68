import type { Info } from '../cap/alert.ts'
import type { IssuedAlert } from '../warning.ts'
import { eventsWorstFirst, infoFor } from './infos.ts'
import { type Labels, labelsOf } from './labels.ts'
import { headlineOf, issuerOf, openingOf, withoutRepeatedTitle } from './opening.ts'
import { hasPublicPage } from './public-page.ts'
import { closed, oneLine } from './sentences.ts'

export type TextSource = Pick<IssuedAlert, 'alert' | 'seq' | 'colour'>

export type TextOptions = {
  /** Of the recipient, BCP 47. */
  lang: string
  /** IANA zone that issue times are told in. */
  zone: string
  /** The public page of this Alert; left out where it has none. */
  link?: string | undefined
  /** The source's own text for this channel: sent unchanged. */
  given?: string | undefined
}

/** What is to be said, before a channel cuts it to its size. */
export type Message = {
  info: Info
  labels: Labels
  drill: string
  follow: string
  opening: string
  description: string
  instruction: string
  link: string | undefined
}

/** undefined: the Alert says nothing (a Cancel without info). `choose` leaves out infos that a channel cannot carry. */
export const messageOf = (
  { alert, seq, colour }: TextSource,
  { lang, zone, link }: TextOptions,
  choose: (group: Info[]) => Info[] = group => group,
): Message | undefined => {
  const [governing = [], ...others] = eventsWorstFirst(alert).map(choose)
  const info = infoFor(governing, lang)
  if (!info) return undefined
  const labels = labelsOf(info)
  const also = others.map(group => infoFor(group, lang)).filter(other => other !== undefined)
  const body = withoutRepeatedTitle(oneLine(startOf(info.description)), issuerOf(alert, info))
  const sentences = [body, ...also.map(other => headlineOf(other, colour))]
  return {
    info,
    labels,
    drill: labels.drill[alert.status] ?? '',
    follow: labels.follow(alert.msgType, seq),
    opening: closed(openingOf(alert, info, colour, zone), labels.stop),
    description: sentences
      .map(sentence => closed(sentence, labels.stop))
      .join(labels.gap)
      .trim(),
    instruction: closed(oneLine(startOf(info.instruction)), labels.stop),
    link: link && hasPublicPage(alert) ? link : undefined,
  }
}

/** More than any channel carries (4,096 bytes); a document may be a megabyte. */
const longestBody = 6000
const startOf = (text = ''): string => text.slice(0, longestBody)
