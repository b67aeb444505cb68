import type { CapAdvice } from './cap/advices.ts'
import type { Alert } from './cap/alert.ts'
import { readCap } from './cap/read-cap.ts'
import type { CapReason } from './cap/reasons.ts'
import type { ValueNames } from './cap/value-names.ts'
import type { Vocabulary } from './headline/vocabulary.ts'
import { mediaTypeOf } from './media-type.ts'
import type { Problem, Refusal } from './refusal.ts'

export type AlertFormat = 'cap' | 'national' | 'cap-json'
export type AlertReason = CapReason
export type AlertAdvice = CapAdvice

/** As it came: `contentType` with its parameters. */
export type AlertDocument = { bytes: Uint8Array; contentType: string }
/** What the words of a document mean, as data. */
export type Meanings = { vocabulary: Vocabulary; valueNames: ValueNames }

export type ReadAlert = { kind: 'read'; alert: Alert; warnings: Problem<AlertAdvice>[]; format: AlertFormat }

/**
 * Reads an Alert in any of the formats that are taken. What its format forbids is refused, all problems together, each with where;
 * what is only unwise comes as warnings. Never throws, whatever the bytes; nothing is expanded, nothing is fetched.
 */
export const readAlert = (
  { bytes, contentType }: AlertDocument,
  _meanings: Meanings,
): ReadAlert | Refusal<AlertReason> => {
  const { charset } = mediaTypeOf(contentType)
  const read = readCap(bytes, charset === undefined ? {} : { charset })
  return read.kind === 'refused' ? read : { ...read, format: 'cap' }
}
