import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Alert } from '../../../shared/domain/cap/alert.ts'
import { type AlertReason, type ReadAlert, readAlert } from '../../../shared/domain/read-alert.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { valueNames } from '../../../shared/policy/value-names.ts'
import { vocabulary } from '../../../shared/policy/vocabulary.ts'

export const meanings = { vocabulary, valueNames }
const fixtures = join(import.meta.dirname, '../../fixtures')

export const fixture = (file: string): Uint8Array => readFileSync(join(fixtures, file))

/** A file of the fixtures, or a text, read as the service reads it. */
export const readFixture = (file: string): ReadAlert | Refusal<AlertReason> =>
  readAlert(
    { bytes: fixture(file), contentType: file.endsWith('.json') ? 'application/json' : 'application/xml' },
    meanings,
  )
export const readText = (text: string, contentType = 'application/xml'): ReadAlert | Refusal<AlertReason> =>
  readAlert({ bytes: new TextEncoder().encode(text), contentType }, meanings)

/** `code at` of each problem or warning, in order. */
export const told = (result: ReadAlert | Refusal<AlertReason>): string[] =>
  (result.kind === 'read' ? result.warnings : result.reasons).map(({ code, at }) => `${code} ${at}`)

export const alertOf = (result: ReadAlert | Refusal<AlertReason>): Alert => {
  if (result.kind === 'refused') throw new Error(told(result).join())
  return result.alert
}
