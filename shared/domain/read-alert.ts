import type { CapAdvice } from './cap/advices.ts'
import type { Alert } from './cap/alert.ts'
import { decode } from './cap/decode.ts'
import { maxBytes } from './cap/limits.ts'
import { readCapRoot } from './cap/read-cap.ts'
import type { CapReason } from './cap/reasons.ts'
import { parseXml } from './cap/xml.ts'
import type { HeadlineAdvice } from './headline/advices.ts'
import { type Meanings, withHeadlines } from './headline/with-headlines.ts'
import { readCapJson } from './json/read-cap-json.ts'
import type { JsonReason } from './json/reasons.ts'
import { isJson, mediaTypeOf } from './media-type.ts'
import type { NationalAdvice } from './national/advices.ts'
import { isNational, readNational, wrapsNational } from './national/read-national.ts'
import type { NationalReason } from './national/reasons.ts'
import { type Problem, type Refusal, refused } from './refusal.ts'

export type { Meanings } from './headline/with-headlines.ts'
export type AlertFormat = 'cap' | 'national' | 'cap-json'
export type AlertReason = CapReason | NationalReason | JsonReason
export type AlertAdvice = CapAdvice | NationalAdvice | HeadlineAdvice

/** As it came: `contentType` with its parameters. */
export type AlertDocument = { bytes: Uint8Array; contentType: string }

export type ReadAlert = { kind: 'read'; alert: Alert; warnings: Problem<AlertAdvice>[]; format: AlertFormat }

/**
 * Reads an Alert in any of the formats that are taken. What its format forbids is refused, all problems together, each with where;
 * what is only unwise comes as warnings. Never throws, whatever the bytes; nothing is expanded, nothing is fetched.
 */
export const readAlert = (document: AlertDocument, meanings: Meanings): ReadAlert | Refusal<AlertReason> => {
  const read = readFormat(document, meanings)
  if (read.kind === 'refused') return read
  const { alert, warnings } = withHeadlines(read.alert, meanings)
  const stillTrue = read.warnings.filter(({ code, at }) => code !== 'empty-value' || !isFilled(alert, at))
  return { ...read, alert, warnings: [...stillTrue, ...warnings] }
}

/** An event that was empty and has a name now. */
const isFilled = ({ info }: Alert, at: string): boolean =>
  info.some(({ event }, index) => event !== '' && at === `alert/info[${index + 1}]/event`)

const readFormat = (
  { bytes, contentType }: AlertDocument,
  { vocabulary }: Meanings,
): ReadAlert | Refusal<AlertReason> => {
  if (bytes.length > maxBytes)
    return refused({ code: 'too-large', at: 'document', message: `The document has more than ${maxBytes} bytes.` })
  const { mediaType, charset } = mediaTypeOf(contentType)
  const decoded = decode(bytes, charset)
  if (decoded.kind === 'refused') return decoded
  return isJson({ mediaType }) ? as('cap-json', readCapJson(decoded.text)) : readXml(decoded.text, vocabulary)
}

const readXml = (text: string, vocabulary: Meanings['vocabulary']): ReadAlert | Refusal<AlertReason> => {
  const parsed = parseXml(text)
  if (parsed.kind === 'refused') return parsed
  if (isNational(parsed.root)) return as('national', readNational(parsed.root, vocabulary))
  return wrapsNational(parsed.root) ? refused(wrapped) : as('cap', readCapRoot(parsed.root))
}

const wrapped: Problem<CapReason> = {
  code: 'wrapped',
  at: 'document',
  message: 'A national message is wrapped into another document; send the alert by itself.',
}

const as = (
  format: AlertFormat,
  read: Omit<ReadAlert, 'format'> | Refusal<AlertReason>,
): ReadAlert | Refusal<AlertReason> => (read.kind === 'refused' ? read : { ...read, format })
