import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Client, client } from '../../../infra/cli/client.ts'
import { createDemoKeys } from '../../../infra/cli/start/demo-keys.ts'
import { demoSettings } from '../../../infra/cli/start/demo-settings.ts'
import { loadDirectory } from '../../../infra/cli/start/load-directory.ts'
import { registerTemplates } from '../../../infra/cli/start/register-templates.ts'
import type { Closers } from '../../../infra/local/closers.ts'
import { startLeash } from '../../../infra/local/leash.ts'
import { freePort } from '../../../infra/local/port.ts'
import { startField } from '../../bench/stack/field.ts'
import { type Point, points } from '../fault.ts'
import type { SmsCarrier } from '../sms-carrier.ts'
import { layCable } from '../wire/cable.ts'
import { openLedger } from '../wire/ledger.ts'
import { type Board, layWire, quiet } from '../wire/wire.ts'
import { openControl } from './control.ts'
import { county, recordsFor } from './population.ts'
import { startService } from './service.ts'
import { setClock, synthesize } from './template.ts'

export type Stack = {
  source: Client
  operator: Client
  administrator: Client
  /** Who carries texts. */
  sms: SmsCarrier
  field: string
  /** Where DynamoDB Local is, without a wire. */
  tables(): string
  board: Board
  /** kill: without a word. Resolves when the service is there again. */
  restart(how: 'kill' | 'end'): Promise<void>
  setClock(minutes: number): void
}

const fieldScript = fileURLToPath(new URL('field-process.ts', import.meta.url))
/** In memory where there is such a place: it is not the disk that is tried. */
const scratch = (): string => {
  try {
    return mkdtempSync('/dev/shm/tongluo-chaos-')
  } catch {
    // Not Linux, or not ours.
    return mkdtempSync(join(tmpdir(), 'tongluo-chaos-'))
  }
}

/** The service with a data directory, the field, and a wire before everything that the service calls or that calls it. */
export const startStack = async (
  { recipients, sms, progress }: { recipients: number; sms: SmsCarrier; progress(line: string): void },
  started: Closers,
): Promise<Stack> => {
  const directory = scratch()
  started.add(() => rmSync(directory, { recursive: true, force: true }))
  const board: Board = { schedule: quiet, ledger: openLedger(Date.now), struck: [], onDeed: () => undefined }
  const lay = async (seen: readonly Point[]) => {
    const wire = await layWire(board, seen)
    started.add(() => wire.close())
    return wire
  }
  const [aws, tables, carriers, broker] = await Promise.all([
    lay(points.filter(point => point !== 'records' && point !== 'room')),
    lay(['records']),
    // SNS is called as AWS is, the others where rooms are.
    lay(sms === 'sns' ? ['room'] : ['room', 'sms']),
    layCable(),
  ])
  started.add(() => broker.close())
  let database = ''
  const seen = {
    ...tables,
    leadTo: (url: string): void => {
      database = url
      tables.leadTo(url)
    },
  }
  const control = await openControl({ aws, tables: seen, broker })
  started.add(() => control.close())

  const cdkOut = join(directory, 'cdk.out')
  progress('synthesizing the stack')
  await synthesize(cdkOut, sms)
  mkdirSync(join(directory, 'run'))
  const order = {
    port: await freePort(),
    directory: join(directory, 'run'),
    data: join(directory, 'data'),
    cdkOut,
    fieldUrl: carriers.url,
    control: control.url,
  }
  progress('starting the service')
  let service = await startService(order)
  started.add(() => service.end())
  const leash = startLeash()
  started.add(() => leash.end())
  const variables = {
    FIELD_MQTT_URL: service.mqttUrl,
    FIELD_LOGS_URL: service.logsUrl,
    FIELD_BOARD_PUBLIC_KEY: service.board,
    FIELD_TIME_SCALE: '0.002',
    ...(sms !== 'sns' && { FIELD_SMS_ACCOUNT: service.smsAccount, FIELD_REPORTS_URL: service.reportsUrl }),
  }
  const { administrator = '', national = '', operator = '' } = await createDemoKeys(service.url, service.admin)
  progress(`loading ${recipients} recipients`)
  const [field] = await Promise.all([
    startField(leash, fieldScript, variables, undefined, [String(recipients)]),
    loadDirectory(client(service.url, administrator), recordsFor(recipients), {
      id: randomUUID(),
      county,
      onLoaded: () => undefined,
    }),
  ])
  carriers.leadTo(field.url)
  if (sms !== 'sns')
    await registerTemplates({ url: service.url, key: administrator, field: field.url }, sms, demoSettings.smsSignature)
  return {
    source: client(service.url, national),
    operator: client(service.url, operator),
    administrator: client(service.url, administrator),
    sms,
    field: field.url,
    tables: () => database,
    board,
    restart: async how => {
      await (how === 'kill' ? service.kill() : service.end())
      service = await startService(order)
    },
    setClock: minutes => setClock(cdkOut, minutes),
  }
}
