import type { Category, Info, NamedValue } from '../cap/alert.ts'
import { uri } from '../cap/text-values.ts'
import type { Vocabulary } from '../headline/vocabulary.ts'
import { areaOf, linesOf } from './area.ts'
import { keptPrefix } from './leftovers.ts'
import type { NationalInfo } from './message.ts'
import { oddSizesOf, resourceOf } from './resource.ts'

const code = /^(?:\d{2}[A-Z]\d{2}|00000)$/i

/** Whether eventType is written as a code; some offices write the word. */
export const isEventCode = (eventType: string): boolean => code.test(eventType)

/** `issuer`: the office. The name in the format's own senderName is that of a person, and goes nowhere. */
export const infoOf = (info: NationalInfo, issuer: string, vocabulary: Vocabulary): Info => {
  const { language, eventType, urgency, severity, certainty, effective, onset, expires, web } = info
  const isCode = isEventCode(eventType)
  const link = webOf(web)
  return {
    language,
    category: [categoryOf(isCode ? eventType : '', vocabulary)],
    event: isCode ? (vocabulary.eventNames[eventType.toUpperCase()] ?? '') : eventType,
    responseType: [],
    urgency,
    severity: severityOf(severity, vocabulary),
    // CAP 1.2 section 3.2.2: the "Very Likely" of earlier versions is to be treated as Likely.
    certainty: certainty === 'VeryLikely' ? 'Likely' : certainty,
    eventCode: isCode ? [{ valueName: 'CN-EVENT', value: eventType.toUpperCase() }] : [],
    ...(effective && { effective: effective.time }),
    ...(onset && { onset: onset.time }),
    ...(expires && { expires: expires.time }),
    ...(issuer !== '' && { senderName: issuer }),
    ...textsOf(info),
    ...(link !== undefined && { web: link }),
    parameter: parametersOf(info),
    resource: info.resource.map(resourceOf),
    area: info.area.map(areaOf),
  }
}

const textsOf = ({ headline, description, instruction }: NationalInfo): Partial<Info> => ({
  ...(headline !== undefined && { headline }),
  ...(description !== undefined && { description }),
  ...(instruction !== undefined && { instruction }),
})

const parametersOf = ({ severity, certainty, web, resource, area }: NationalInfo): NamedValue[] => [
  { valueName: 'CN-COLOR', value: severity },
  ...(certainty === 'VeryLikely' ? [{ valueName: `${keptPrefix}CERTAINTY`, value: certainty }] : []),
  ...(web !== undefined && webOf(web) === undefined ? [{ valueName: `${keptPrefix}WEB`, value: web }] : []),
  ...oddSizesOf(resource),
  ...area.flatMap(linesOf),
]

const webOf = (web: string | undefined): string | undefined => {
  const reading = web === undefined ? undefined : uri(web)
  return reading && 'value' in reading ? reading.value : undefined
}

const severityOf = (colour: string, { levels }: Vocabulary): Info['severity'] =>
  levels.find(level => level.colour === colour.toLowerCase())?.severity ?? 'Unknown'

/** By the longest beginning of the code that the table has. */
const categoryOf = (eventCode: string, { categories }: Vocabulary): Category => {
  const known = Object.keys(categories).filter(beginning => eventCode.toUpperCase().startsWith(beginning))
  const [longest = ''] = known.sort((a, b) => b.length - a.length)
  return categories[longest] ?? 'Other'
}
