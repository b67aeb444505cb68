import type { Info } from '../cap/alert.ts'
import { eventNameIn } from './event-names.ts'
import { eventsWorstFirst, infoFor } from './infos.ts'
import type { Labels } from './labels.ts'
import { labelsOf } from './labels-of.ts'
import { glossFor, type More, moreFor } from './reader.ts'
import type { TextOptions, TextSource } from './text-source.ts'
import { sendable } from './unsendable.ts'
import { liftedWords, ownWords, type Words, wordsOutside } from './words.ts'

/** What is to be said, before a channel cuts it to its size. */
export type Message = Words & {
  info: Info
  labels: Labels
  drill: string
  follow: string
  /** It calls for something: it is neither an all-clear nor for somebody outside the area. */
  isCall: boolean
  /** For somebody whose place an Update has left outside its area. */
  isOutside: boolean
  given: string | undefined
  more: More | undefined
}

/** undefined: there is nothing to say (a Cancel without infos, of nothing known). */
export const messageOf = (source: TextSource, options: TextOptions): Message | undefined => {
  const { alert, seq, colour, about } = source
  const lifted = about?.alert
  const [info, ...others] = infosFor(source, lifted ?? alert, options)
  if (!info) return undefined
  const labels = labelsOf(info)
  const isOutside = alert.msgType === 'Update' && options.covered === false
  const said = { alert, colour, infos: [info, ...others] as const, labels, zone: options.zone }
  const words = lifted ? liftedWords(lifted, said) : isOutside ? wordsOutside(said) : ownWords(said)
  return {
    ...words,
    info,
    labels,
    drill: labels.drill[alert.status] ?? '',
    follow: `${glossFor(source, options, labels, isOutside)}${isOutside ? labels.notCovered : ''}${labels.follow(alert.msgType, seq)}`,
    isCall: alert.msgType !== 'Cancel' && !isOutside,
    isOutside,
    given: isOutside ? undefined : options.given,
    more: moreFor(source, lifted ?? alert, options, labels),
  }
}

/** Of each event the info for this reader, the event that governs first. */
const infosFor = ({ hazard }: TextSource, spoken: { info: Info[] }, { lang, names }: TextOptions): Info[] =>
  eventsWorstFirst(spoken).flatMap((group, n) => {
    const event = n === 0 ? eventNameIn(names, 'zh', hazard?.eventCode) : undefined
    return infoFor(sendable(group, event), lang) ?? []
  })
