import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { maxBytes } from '../../shared/domain/cap/limits.ts'
import { type AlertFormat, readAlert } from '../../shared/domain/read-alert.ts'
import type { Problem } from '../../shared/domain/refusal.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { vocabulary } from '../../shared/policy/vocabulary.ts'
import { contentTypeOf } from './content-type.ts'

/** What `tongluo check` says of one file. The document alone is judged: every msgType and status, whatever the service takes. */
export type CheckedFile = {
  file: string
  verdict: 'accepted' | 'refused'
  /** Of an accepted file. */
  format?: AlertFormat
  reasons: Problem[]
  warnings: Problem[]
}

/** Judges files in their order, each by the rules of its format. A file that cannot be read is refused with `unreadable-file`; nothing is thrown for it. */
export const checkFiles = async (files: readonly string[]): Promise<CheckedFile[]> => {
  const checked: CheckedFile[] = []
  for (const file of files) checked.push(await checkFile(file))
  return checked
}

const checkFile = async (file: string): Promise<CheckedFile> => {
  const bytes = await readStart(file)
  if (!(bytes instanceof Uint8Array)) return { file, verdict: 'refused', reasons: [bytes], warnings: [] }
  const read = readAlert({ bytes, contentType: contentTypeOf(file, bytes) }, { vocabulary, valueNames })
  return read.kind === 'read'
    ? { file, verdict: 'accepted', format: read.format, reasons: [], warnings: read.warnings }
    : { file, verdict: 'refused', reasons: read.reasons, warnings: [] }
}

/** One byte more than is taken shows that a file is too large, however large it is. */
const readStart = async (file: string): Promise<Uint8Array | Problem> => {
  try {
    return await buffer(createReadStream(file, { end: maxBytes }))
  } catch (error) {
    return { code: 'unreadable-file', at: 'file', message: `The file cannot be read: ${whyUnreadable(error)}.` }
  }
}

const whyUnreadable = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  const words: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'permission is denied',
    EISDIR: 'it is a directory',
  }
  return words[code] ?? code
}
