import { SegmentedMessage } from 'sms-segments-calculator'
import { cutToFit } from './cut.ts'
import { withoutUnsendable } from './infos.ts'
import { type Message, messageOf, type TextOptions, type TextSource } from './message.ts'

/** More parts than this are reported before issue: they cost more and arrive in pieces. */
export const aimedParts = 3
/** SNS takes 1,600 characters a Publish at most; 23 parts of 67 are the most whole parts below that. */
const mostParts = 23

export type SmsText = { text: string; parts: number; units: number; cut: boolean }

/** `signature`: who sends, without brackets; carriers count it as part of the text. */
export type SmsOptions = TextOptions & { signature?: string | undefined }

/**
 * One SMS: opening and instruction always, of the description what `aimedParts` hold. undefined: nothing to say.
 * `parts` above `aimedParts` means that opening and instruction alone need them.
 */
export const smsText = (source: TextSource, options: SmsOptions): SmsText | undefined => {
  const message = messageOf(source, options, withoutUnsendable)
  if (!message) return undefined
  const start = `${message.drill}${signatureOf(options)}`
  if (options.given) return measured(`${start}${options.given}`, false)
  const { text, cut } = cutToFit({
    ...message,
    opening: `${start}${message.follow}${message.opening}`,
    layout: (...parts) => layout(message, ...parts),
    fits: fitsIn(aimedParts),
    mustFit: fitsIn(mostParts),
  })
  return measured(text, cut)
}

const signatureOf = ({ signature = '' }: SmsOptions): string => {
  const bare = signature.replace(/^【|】$/gu, '').trim()
  return bare === '' ? '' : `【${bare}】`
}

const layout = ({ labels, link }: Message, opening: string, description: string, instruction: string, tail: boolean) =>
  [opening, description, instruction, tail && link ? `${labels.link}${link}` : '']
    .filter(part => part !== '')
    .join(labels.gap)

/** Characters that are one UTF-16 unit and combine with nothing: what nearly every warning is written in. */
const single = /^(?:(?![\u{10000}-\u{10FFFF}])[\p{Script=Han}\p{Script=Latin}\p{Nd}\p{P}\p{S}\p{Zs}])*$/u

/**
 * Chinese carriers bill 70 units for one part and 67 for each of several, ASCII included: UCS-2 whatever the text. The library keeps
 * surrogate pairs and combined characters in one part; it takes 10 ms, so what has none is counted here (a test holds the two equal).
 */
const partsOf = (text: string): number => {
  if (!single.test(text)) return new SegmentedMessage(text, 'UCS-2').segmentsCount
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
}

const fitsIn =
  (parts: number) =>
  (text: string): boolean =>
    text.length <= 67 * parts && partsOf(text) <= parts

const measured = (text: string, cut: boolean): SmsText => ({ text, parts: partsOf(text), units: text.length, cut })
