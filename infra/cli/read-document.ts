import { readFileSync, statSync } from 'node:fs'
import { wrongUse } from './failure.ts'

/** A larger one is read no further: the service refuses anything above 1 MB. */
const largestBytes = 16 * 1024 * 1024

/** A file that cannot be read is wrong use, said in one sentence. */
export const readDocument = (path: string): Uint8Array => {
  try {
    const { size } = statSync(path)
    if (size <= largestBytes) return readFileSync(path)
  } catch (cause) {
    throw wrongUse(unreadable(path, cause))
  }
  throw wrongUse({ zh: `${path} 太大，不是预警文件。`, en: `${path} is too large to be an alert file.` })
}

const unreadable = (path: string, cause: unknown) => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return { zh: `没有文件 ${path}。`, en: `There is no file ${path}.` }
  if (code === 'EISDIR') return { zh: `${path} 是文件夹，不是文件。`, en: `${path} is a folder, not a file.` }
  return { zh: `无法读取 ${path}（${code}）。`, en: `${path} cannot be read (${code}).` }
}
