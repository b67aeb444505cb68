import { randomUUID } from 'node:crypto'
import { CannotStart } from '../local/cannot-start.ts'
import { startCloud } from '../local/cloud.ts'
import { startLeash } from '../local/leash.ts'
import { demoCounties, demoRecords } from '../seed/main.ts'
import { client } from './client.ts'
import type { Context } from './context.ts'
import { refused } from './failure.ts'
import type { Phrase } from './language.ts'
import { boardPublicKey } from './start/board-key.ts'
import { createDemoKeys } from './start/demo-keys.ts'
import { startField } from './start/field-process.ts'
import { loadDirectory } from './start/load-directory.ts'
import { freePort } from './start/ports.ts'

/** The same phones are off and the same loudspeakers dark in every run. */
const fieldSeed = 430182

export type Service = {
  url: string
  field: string
  keys: Record<string, string>
  boardPublicKey: string
}
type Options = Pick<Context, 'progress' | 'say'> & { port: number }
/** What was started, last first when it is closed. */
type Started = (() => Promise<void> | void)[]

/**
 * The template's stack on this machine, the field on its other side, the demo keys and the demo directories; `use` has it until it
 * returns, then everything is closed, and whenever `ended` resolves before.
 */
export const withService = async (
  options: Options,
  ended: Promise<void>,
  use: (service: Service) => Promise<void>,
): Promise<void> => {
  const started: Started = []
  try {
    await Promise.race([startService(options, started).then(use), ended])
  } catch (cause) {
    throw cause instanceof CannotStart ? refused({ zh: cause.message, en: cause.message }) : cause
  } finally {
    for (const close of started.reverse()) await close()
  }
}

const startService = async (options: Options, started: Started): Promise<Service> => {
  const { port, progress, say } = options
  const step = (phrase: Phrase) => progress(say(phrase))
  const leash = startLeash()
  started.push(() => leash.end())
  const fieldPort = await freePort()
  step({ zh: '正在启动本机云…', en: 'starting the stack …' })
  const cloud = await startCloud({ port, fieldUrl: `http://127.0.0.1:${fieldPort}`, onProgress: progress })
  started.push(() => cloud.close())
  const publicKey = boardPublicKey(cloud.secrets.board)
  const { mqttUrl, logsUrl } = cloud
  const wiring = { port: fieldPort, mqttUrl, logsUrl, boardPublicKey: publicKey, seed: fieldSeed }
  const keys = await createDemoKeys(cloud.url, cloud.secrets.admin)
  await loadDemoDirectories(options, cloud.url, keys)
  step({ zh: '正在启动模拟的电话、群和喇叭…', en: 'starting the simulated phones, rooms and loudspeakers …' })
  const field = await startField(leash, wiring)
  return { url: cloud.url, field, keys, boardPublicKey: publicKey }
}

const loadDemoDirectories = async (
  { progress, say }: Options,
  url: string,
  { administrator = '' }: Record<string, string>,
): Promise<void> => {
  const service = client(url, administrator)
  let loaded = 0
  const onLoaded = (records: number) => {
    loaded += records
    progress(say({ zh: `正在载入演示名录：${loaded} 条`, en: `loading the demo directories: ${loaded} records` }))
  }
  for (const { county } of demoCounties)
    await loadDirectory(service, demoRecords(county), { id: randomUUID(), county, onLoaded })
}
