import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { wrongUse } from './failure.ts'

/** `.tongluo/service.json`: where the local service is and its demo keys; written by `start`, gone when it ends. */
export const ServiceFile = z.object({
  url: z.url(),
  field: z.url(),
  /** By the name of their holder; a deployed service has no such file. */
  keys: z.record(z.string(), z.string()),
  boardPublicKey: z.string(),
  /** The process that runs it. */
  pid: z.number(),
})
export type ServiceFile = z.infer<typeof ServiceFile>

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
export const stateFolder = '.tongluo'
const name = 'service.json'

/** The nearest one, from `from` upwards, as git finds its folder. */
export const findServiceFile = (from: string): string | undefined => {
  const path = pathIn(from)
  if (existsSync(path)) return path
  return dirname(from) === from ? undefined : findServiceFile(dirname(from))
}

export const readServiceFile = (from: string): ServiceFile | undefined => {
  const path = findServiceFile(from)
  if (path === undefined) return
  const file = parse(path)
  if (file !== undefined) return file
  throw wrongUse({
    zh: `${path} 无法读取，请删除后重新启动服务。`,
    en: `${path} cannot be read: delete it and start the service again.`,
  })
}

/** What was written into this very folder; one that cannot be read is as good as none. */
export const ownServiceFile = (directory: string): ServiceFile | undefined => parse(pathIn(directory))

const pathIn = (directory: string): string => join(directory, stateFolder, name)

const parse = (path: string): ServiceFile | undefined => {
  try {
    return ServiceFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    // Not there, or written half by somebody who was killed.
    return undefined
  }
}

/** Keys are secrets: only their owner reads them. */
export const writeServiceFile = (directory: string, file: ServiceFile): void => {
  const path = pathIn(directory)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  rmSync(path, { force: true })
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
}

/** Only its own: another service may have been started from here since. */
export const removeServiceFile = (directory: string, pid: number): void => {
  if (ownServiceFile(directory)?.pid === pid) rmSync(pathIn(directory), { force: true })
}
