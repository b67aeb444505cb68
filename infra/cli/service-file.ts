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
const folder = '.tongluo'
const name = 'service.json'

/** The nearest one, from `from` upwards, as git finds its folder. */
export const findServiceFile = (from: string): string | undefined => {
  const path = join(from, folder, name)
  if (existsSync(path)) return path
  return dirname(from) === from ? undefined : findServiceFile(dirname(from))
}

export const readServiceFile = (from: string): ServiceFile | undefined => {
  const path = findServiceFile(from)
  if (path === undefined) return
  const parsed = ServiceFile.safeParse(json(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  throw wrongUse({
    zh: `${path} 无法读取，请删除后重新启动服务。`,
    en: `${path} cannot be read: delete it and start the service again.`,
  })
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keys are secrets: only their owner reads them. */
export const writeServiceFile = (root: string, file: ServiceFile): string => {
  const path = join(root, folder, name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  rmSync(path, { force: true })
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  return path
}

/** Only its own: another service may have been started from here since. */
export const removeServiceFile = (root: string, pid: number): void => {
  const path = join(root, folder, name)
  if (!existsSync(path)) return
  const parsed = ServiceFile.safeParse(json(readFileSync(path, 'utf8')))
  if (parsed.success && parsed.data.pid === pid) rmSync(path, { force: true })
}
