import { appendFileSync, closeSync, globSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** One file a function, appended to by all its environments; the operating system keeps their lines whole. Those of the last start are removed. */
export type LogFiles = { of(name: string): number; line(name: string, text: string): void; close(): void }

export const openLogFiles = (directory: string): LogFiles => {
  mkdirSync(directory, { recursive: true })
  for (const old of globSync(join(directory, '*.log'))) rmSync(old)
  const files = new Map<string, number>()
  const of = (name: string): number => {
    const file = files.get(name) ?? openSync(join(directory, `${name}.log`), 'a')
    files.set(name, file)
    return file
  }
  return {
    of,
    line: (name, text) => appendFileSync(of(name), `${text}\n`),
    close: () => {
      for (const file of files.values()) closeSync(file)
      files.clear()
    },
  }
}
