import type { Alert, Info } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'
import type { Labels } from './labels.ts'
import { headlineOf, issuerOf, liftedOpening, openingOf, warningOf, withoutRepeatedTitle } from './opening.ts'
import { closed, oneLine } from './sentences.ts'

/** What is said, in closed sentences; `opening` survives every cut. */
export type Words = { opening: string; description: string; instruction: string }

type Said = {
  alert: Alert
  colour: Colour
  /** Of each event the info for this reader, the one that governs first. */
  infos: readonly [Info, ...Info[]]
  labels: Labels
  zone: string
}

/** More than any channel carries (4,096 bytes); a document may be a megabyte. */
const longestBody = 6000
const startOf = (text = ''): string => text.slice(0, longestBody)

/** The words of the Alert itself; of its other events the headlines. */
export const ownWords = ({ alert, colour, infos: [info, ...others], labels, zone }: Said): Words => {
  const body = withoutRepeatedTitle(oneLine(startOf(info.description)), issuerOf(alert, info))
  return {
    opening: closed(openingOf(alert, info, colour, zone), labels.stop),
    description: sentences([body, ...others.map(other => headlineOf(other, colour))], labels),
    instruction: closed(oneLine(startOf(info.instruction)), labels.stop),
  }
}

/** To whoever is outside the area now: that there is such a warning; neither its danger nor its orders are theirs. */
export const wordsOutside = ({ alert, colour, infos: [info], labels, zone }: Said): Words => ({
  opening: closed(openingOf(alert, info, colour, zone), labels.stop),
  description: '',
  instruction: '',
})

/** A Cancel without words of its own: `infos` are those of the Alert it lifts, of which it says only that they hold no longer. */
export const liftedWords = (lifted: Alert, { alert, colour, infos: [info, ...others], labels, zone }: Said): Words => ({
  opening: closed(liftedOpening(alert, lifted, info, colour, zone), labels.stop),
  description: sentences(
    others.map(other => labels.alsoLifted(warningOf(other, colour))),
    labels,
  ),
  instruction: '',
})

const sentences = (parts: string[], { stop, gap }: Labels): string =>
  parts
    .map(sentence => closed(sentence, stop))
    .join(gap)
    .trim()
