import { cutToFit } from './cut.ts'
import { withGiven } from './given.ts'
import { type Message, messageOf } from './message.ts'
import { ownSignatureOf } from './own-text.ts'
import { longestBeginning } from './sentences.ts'
import { fitsInParts, smsParts } from './sms-parts.ts'
import type { TextOptions, TextSource } from './text-source.ts'

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
  const message = messageOf(source, withGiven(source, options, 'sms'))
  if (!message) return undefined
  const start = `${message.drill}${inBrackets(ownSignatureOf(message.info) ?? options.signature)}`
  if (message.given) return givenSms(start, message.given)
  const { text, cut } = cutToFit({
    ...message,
    opening: `${start}${message.follow}${message.opening}`,
    layout: (...parts) => layout(message, ...parts),
    fits: fitsInParts(aimedParts),
    mustFit: fitsInParts(mostParts),
  })
  return measured(text, cut)
}

/** Sent as it stands, in as many parts as it needs; cut only where the carrier would refuse it. */
const givenSms = (start: string, given: string): SmsText => {
  const fits = fitsInParts(mostParts)
  const whole = `${start}${given}`
  return fits(whole) ? measured(whole, false) : measured(longestBeginning(whole, fits), true)
}

const inBrackets = (signature = ''): string => {
  const bare = signature.replace(/^【|】$/gu, '').trim()
  return bare === '' ? '' : `【${bare}】`
}

const layout = ({ labels, more }: Message, opening: string, description: string, instruction: string, tail: boolean) =>
  [opening, description, instruction, more && (tail || more.always) ? `${more.label}${more.url}` : '']
    .filter(part => part !== '')
    .join(labels.gap)

const measured = (text: string, cut: boolean): SmsText => ({ text, parts: smsParts(text), units: text.length, cut })
