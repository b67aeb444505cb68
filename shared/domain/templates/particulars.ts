import { dutyDesk } from '../series/duty-message.ts'
import { headingOf, liftedHeading } from '../text/heading.ts'
import { type Message, messageOf } from '../text/message.ts'
import { ownTextOf } from '../text/own-text.ts'
import { oneLine, sentencesOf } from '../text/sentences.ts'
import type { TextOptions, TextSource } from '../text/text-source.ts'
import { plainWords } from './plain-words.ts'
import type { Carried, Template, Use } from './template.ts'
import { templateRules } from './template-carrier.ts'

const longestText = Math.max(...Object.values(templateRules).map(({ text }) => text))

/** A message as a template can carry it, in its parts. A part that it does not have is empty; `areas` are as many as one likes. */
export type Particulars = {
  use: Use
  status: string
  language: Template['language']
  parts: Record<Exclude<Carried, 'areas' | 'description' | 'instruction'>, string>
  /** What may be cut, and parted between variables; as much of it as any carrier takes, and one sentence more. */
  sentences: Record<'description' | 'instruction', string[]>
  areas: string[]
  /** How a list of areas is cut. */
  listed(areas: string[], more: number): string
  /** Its number in the series must be told: carriers may reorder. */
  follows: boolean
  /** Its instruction is a text that stands for itself: neither issuer nor time nor headline are told with it. */
  standsAlone: boolean
}

/** undefined: there is nothing to say. The text that a source wrote for SMS is no registered one, so its own words are used. */
export const particularsOf = (source: TextSource, options: TextOptions): Particulars | undefined => {
  const message = messageOf(source, { ...options, given: undefined })
  if (!message) return undefined
  const { alert, colour, seq, about } = source
  const { info, labels, isOutside } = message
  const use = useOf(source, isOutside)
  const heading = about
    ? liftedHeading(alert, about.alert, info, colour, options.zone)
    : headingOf(alert, info, colour, options.zone)
  const parts = {
    ...heading,
    event: oneLine(info.event),
    colour: labels.colour[colour],
    serial: String(seq),
  }
  const { description, instruction } = told(use, message)
  const areas = isOutside ? [] : [...new Set(info.area.map(({ areaDesc }) => plainWords(oneLine(areaDesc))))]
  return {
    use,
    status: alert.status,
    language: labels.language,
    parts: plain(parts),
    sentences: { description: beginningOf(description), instruction: beginningOf(instruction) },
    areas: areas.filter(name => name !== ''),
    listed: (names, more) => labels.areas(names, more).replace(/^[^:：]*[:：]\s*/u, ''),
    follows: alert.msgType !== 'Alert' && seq > 1,
    standsAlone: isOwn(use, message),
  }
}

/** What a notice says is what it asks for: it must survive like an instruction. */
const told = (use: Use, message: Message): Pick<Message, 'description' | 'instruction'> => {
  const { info, description, instruction, labels } = message
  if (isOwn(use, message)) return { description: '', instruction: oneLine(ownTextOf(info) ?? '') }
  return use === 'notice'
    ? { description: '', instruction: [description, instruction].filter(part => part !== '').join(labels.gap) }
    : { description, instruction }
}

/** A text may be a thousand times as long as what anybody can be sent of it. */
const beginningOf = (text: string): string[] => {
  const sentences = sentencesOf(plainWords(text)).filter(sentence => /[\p{L}\p{N}]/u.test(sentence))
  let length = 0
  const beyond = sentences.findIndex(sentence => {
    length += sentence.length
    return length > longestText
  })
  return beyond < 0 ? sentences : sentences.slice(0, beyond + 1)
}

const isOwn = (use: Use, { info }: Message): boolean => use === 'notice' && ownTextOf(info) !== undefined

const useOf = ({ alert, colour }: TextSource, isOutside: boolean): Use => {
  if (isOutside) return 'not-covered'
  if (alert.sender === dutyDesk && alert.scope === 'Restricted') return 'duty-call'
  if (alert.msgType === 'Cancel') return 'cancel'
  if (alert.msgType === 'Update') return 'update'
  return colour === 'none' ? 'notice' : 'alert'
}

const plain = <Part extends string>(parts: Record<Part, string>): Record<Part, string> =>
  Object.fromEntries(Object.entries<string>(parts).map(([part, text]) => [part, plainWords(text)])) as Record<
    Part,
    string
  >
