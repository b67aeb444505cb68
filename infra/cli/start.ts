import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { TemplateCarrier } from '../../shared/domain/templates/template-carrier.ts'
import { CannotStart } from '../local/cannot-start.ts'
import { type Closers, closeAfter } from '../local/closers.ts'
import { startCloud } from '../local/cloud.ts'
import { startLeash } from '../local/leash.ts'
import { freePort } from '../local/port.ts'
import { demoCounties, demoRecords } from '../seed/main.ts'
import { client } from './client.ts'
import type { Context } from './context.ts'
import { refused } from './failure.ts'
import { fieldClient } from './field-client.ts'
import type { Phrase } from './language.ts'
import { boardPublicKey } from './start/board-key.ts'
import { demoKeys } from './start/demo-keys.ts'
import { demoSettings } from './start/demo-settings.ts'
import { startField } from './start/field-process.ts'
import { loadDirectory } from './start/load-directory.ts'
import { registerTemplates } from './start/register-templates.ts'

export type Service = {
  url: string
  field: string
  keys: Record<string, string>
  boardPublicKey: string
}
/**
 * `directory`: for logs and whatever else is written. `data`: where what is stored is kept; without it, nowhere. `sms`: who carries SMS,
 * if it is not SNS.
 */
type Options = Pick<Context, 'progress' | 'say'> & {
  port: number
  directory: string
  data?: string
  sms?: TemplateCarrier
}

/**
 * The template's stack on this machine, the field on its other side, the demo keys and the demo directories; `use` has it until it
 * returns, then everything is closed, and whenever `ended` resolves before.
 */
export const withService = async (
  options: Options,
  ended: Promise<void>,
  use: (service: Service) => Promise<void>,
): Promise<void> => {
  try {
    await closeAfter(ended, started => startService(options, started).then(use))
  } catch (cause) {
    throw cause instanceof CannotStart ? refused({ zh: cause.message, en: cause.message }) : cause
  }
}

const startService = async (options: Options, started: Closers): Promise<Service> => {
  const { port, directory, data, sms, progress, say } = options
  const step = (phrase: Phrase) => progress(say(phrase))
  const leash = startLeash()
  started.add(() => leash.end())
  const fieldPort = await freePort()
  step({ zh: '正在启动本机云…', en: 'starting the stack …' })
  const fieldUrl = `http://127.0.0.1:${fieldPort}`
  const cloud = await startCloud({
    port,
    fieldUrl,
    directory,
    ...(data !== undefined && { data }),
    settings: sms === undefined ? demoSettings : { ...demoSettings, smsCarrier: sms },
    warm: true,
    onProgress: progress,
  })
  started.add(() => cloud.close())
  const publicKey = boardPublicKey(cloud.secrets.board)
  const { mqttUrl, logsUrl, secrets } = cloud
  const templates = {
    account: secrets.smsAccount,
    reportsUrl: `${cloud.url}/v1/carrier-reports/${secrets.callbackToken}`,
  }
  const wiring = { port: fieldPort, mqttUrl, logsUrl, boardPublicKey: publicKey, ...(sms && { templates }) }
  const keys = await demoKeys(cloud.url, cloud.secrets.admin, data)
  // Side by side: what is waited for is one core's work at the end of the one, and the other's at the end of the other.
  const [field] = await Promise.all([
    startField(leash, wiring).then(loudspeakersConnected),
    loadDemoDirectories(options, cloud.url, keys),
  ])
  if (sms) {
    const { administrator: key = '' } = keys
    step({ zh: '正在登记短信模板…', en: 'registering the templates of SMS …' })
    await registerTemplates({ url: cloud.url, key, field }, sms, demoSettings.smsSignature)
  }
  return { url: cloud.url, field, keys, boardPublicKey: publicKey }
}

/** A loudspeaker that connects later catches up from its village's board: it is waited for, but not for ever. */
const loudspeakersConnected = async (field: string): Promise<string> => {
  const deadline = Date.now() + connectedWithinMs
  while (Date.now() < deadline) {
    const { terminals } = await fieldClient(field).health()
    if (terminals.connected >= terminals.expected) break
    await pause(lookEveryMs)
  }
  return field
}
const connectedWithinMs = 30_000
const lookEveryMs = 200

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
  const load = async (county: string): Promise<void> => {
    // In kept data it is there, with what has been changed in it since.
    if ((await service.directory(county)) === undefined)
      await loadDirectory(service, demoRecords(county), { id: randomUUID(), county, onLoaded })
  }
  await Promise.all(demoCounties.map(({ county }) => load(county)))
}
