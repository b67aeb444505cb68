import { readFileSync, statSync } from 'node:fs'
import { wrongUse } from './failure.ts'
import type { Phrase } from './language.ts'

/** A larger one is read no further: the service refuses anything above 1 MB. */
const largestBytes = 16 * 1024 * 1024

/** Some two million rows; a county has a twentieth of that. */
const largestTableBytes = 256 * 1024 * 1024

/** A file that cannot be read is wrong use, said in one sentence. */
export const readDocument = (path: string): Uint8Array =>
  read(path, largestBytes, { zh: `${path} 太大，不是预警文件。`, en: `${path} is too large to be an alert file.` })

export const readTableFile = (path: string): Uint8Array =>
  read(path, largestTableBytes, { zh: `${path} 太大：请分成几个文件。`, en: `${path} is too large: divide it.` })

const read = (path: string, largest: number, tooLarge: Phrase): Uint8Array => {
  try {
    const { size } = statSync(path)
    if (size <= largest) return readFileSync(path)
  } catch (cause) {
    throw wrongUse(unreadable(path, cause))
  }
  throw wrongUse(tooLarge)
}

const unreadable = (path: string, cause: unknown) => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return { zh: `没有文件 ${path}。`, en: `There is no file ${path}.` }
  if (code === 'EISDIR') return { zh: `${path} 是文件夹，不是文件。`, en: `${path} is a folder, not a file.` }
  return { zh: `无法读取 ${path}（${code}）。`, en: `${path} cannot be read (${code}).` }
}
