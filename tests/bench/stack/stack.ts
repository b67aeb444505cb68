import { randomUUID } from 'node:crypto'
import { type Client, client } from '../../../infra/cli/client.ts'
import { boardPublicKey } from '../../../infra/cli/start/board-key.ts'
import { createDemoKeys } from '../../../infra/cli/start/demo-keys.ts'
import { loadDirectory } from '../../../infra/cli/start/load-directory.ts'
import { registerTemplates } from '../../../infra/cli/start/register-templates.ts'
import { type Closers, collectClosers } from '../../../infra/local/closers.ts'
import { type Cloud, startCloud } from '../../../infra/local/cloud.ts'
import { startLeash } from '../../../infra/local/leash.ts'
import { freePort } from '../../../infra/local/port.ts'
import { Settings } from '../../../infra/settings.ts'
import type { TemplateCarrier } from '../../../shared/domain/templates/template-carrier.ts'
import type { Poll } from '../arguments.ts'
import { scratchFolder } from '../scratch.ts'
import type { Population } from './counties.ts'
import { startField } from './field.ts'

export type Stack = { source: Client; operator: Client; field: string; busy: Cloud['busy']; close(): Promise<void> }
type Options = {
  poll: Poll
  population: Population
  cdkOut: string
  /** Where the tables are kept; without it, in memory. */
  data?: string
  /** The carrier of templates that the stack was synthesized for, if it is not SNS. */
  templates?: TemplateCarrier
  progress(line: string): void
}

/** AWS reads a stream four times a second (Lambda developer guide, "Polling and batching streams"). */
const awsPollMs = 250
/** A minute of speech takes 0.12 s: what is measured is when a loudspeaker begins, and the field notes when it is done. */
const timeScale = '0.002'
const signature = Settings.parse({}).smsSignature

/** Everything as `npm start` has it, on free ports and in a folder of its own. `outer` closes it too, should it not come to `close`. */
export const startStack = async (options: Options, outer: Closers): Promise<Stack> => {
  const started = collectClosers()
  outer.add(() => started.run())
  return start(options, started)
}

const start = async (options: Options, started: Closers): Promise<Stack> => {
  const { poll, population, cdkOut, data, templates, progress } = options
  const directory = scratchFolder(started)
  const leash = startLeash()
  started.add(() => leash.end())
  const fieldPort = await freePort()
  progress(`${poll}: starting the stack`)
  const cloud = await startCloud({
    port: 0,
    fieldUrl: `http://127.0.0.1:${fieldPort}`,
    directory,
    cdkOut,
    ...(data !== undefined && { data }),
    warm: true,
    ...(poll === 'aws' && { streamPollMs: awsPollMs }),
    onProgress: progress,
  })
  started.add(() => cloud.close())
  const { administrator = '', national = '', operator = '' } = await createDemoKeys(cloud.url, cloud.secrets.admin)
  const variables = {
    FIELD_MQTT_URL: cloud.mqttUrl,
    FIELD_LOGS_URL: cloud.logsUrl,
    FIELD_BOARD_PUBLIC_KEY: boardPublicKey(cloud.secrets.board),
    FIELD_TIME_SCALE: timeScale,
    ...(templates && {
      FIELD_SMS_ACCOUNT: cloud.secrets.smsAccount,
      FIELD_REPORTS_URL: `${cloud.url}/v1/carrier-reports/${cloud.secrets.callbackToken}`,
    }),
    ...population.variables,
  }
  const [field] = await Promise.all([
    startField(leash, population.fieldScript, variables, fieldPort),
    load(client(cloud.url, administrator), population, line => progress(`${poll}: ${line}`)),
  ])
  if (templates) await registerTemplates({ url: cloud.url, key: administrator, field: field.url }, templates, signature)
  return {
    source: client(cloud.url, national),
    operator: client(cloud.url, operator),
    field: field.url,
    busy: cloud.busy,
    close: () => started.run(),
  }
}

const load = async (service: Client, { directories }: Population, progress: (line: string) => void): Promise<void> => {
  let loaded = 0
  const onLoaded = (records: number) => {
    loaded += records
    progress(`loading the directories: ${loaded} records`)
  }
  await Promise.all(
    directories.map(([county, records]) => loadDirectory(service, records, { id: randomUUID(), county, onLoaded })),
  )
}
