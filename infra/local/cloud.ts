import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Closers, collectClosers } from './closers.ts'
import type { DoorRules } from './door/door.ts'
import { type Furnished, furnish } from './furnish.ts'
import type { PlannedFunction } from './lambda/functions.ts'
import { openLogFiles } from './log-files.ts'
import { type Machine, startMachine } from './machine.ts'
import { type CloudOptions, type FullOptions, fill } from './options.ts'
import { wireAsync } from './wiring/async-plans.ts'
import { type Bell, hangBell } from './wiring/bell.ts'
import { wireLogs } from './wiring/logs.ts'
import { wireMappings } from './wiring/mappings.ts'
import { wireRoutes } from './wiring/routes.ts'
import { wireRules } from './wiring/rules.ts'
import { wireSchedules } from './wiring/schedules.ts'

export { CannotStart } from './cannot-start.ts'
export type { CloudOptions } from './options.ts'

export type Cloud = {
  /** The HTTP API. */
  url: string
  mqttUrl: string
  /** `POST { logGroup, logEvents }`: what AWS's own services would write to CloudWatch Logs. */
  logsUrl: string
  /** What the functions know by ADMIN_KEY_SECRET and so on; empty where the template has none. */
  secrets: { admin: string; board: string; phone: string; smsAccount: string; callbackToken: string }
  /** Where the functions' output is, one file each. */
  logDirectory: string
  /** Invocations under way, by function: nothing works while all are 0 and the queues are empty. */
  busy(): Record<string, number>
  /** Ends everything within five seconds. */
  close(): Promise<void>
}

const logsPath = '/_logs'

const secretValues = ({ planned, secrets }: Furnished): Cloud['secrets'] => {
  const value = (variable: string): string => {
    const arn = planned.map(({ variables }) => variables[variable]).find(one => one !== undefined)
    return secrets.get(arn ?? '') ?? ''
  }
  return {
    admin: value('ADMIN_KEY_SECRET'),
    board: value('BOARD_KEY_SECRET'),
    phone: value('PHONE_KEY_SECRET'),
    smsAccount: value('SMS_ACCOUNT_SECRET'),
    callbackToken: value('CALLBACK_TOKEN_SECRET'),
  }
}

const callersOf = (planned: PlannedFunction[]): DoorRules['callers'] =>
  new Map(planned.map(({ accessKey, name, roleArn }) => [accessKey, { name, roleArn }]))

const connect = async (machine: Machine, furnished: Furnished, bell: Bell, closers: Closers): Promise<void> => {
  const { house, services, planned } = furnished
  const invoke = wireAsync(house)
  const logs = wireLogs(house, invoke)
  machine.door.open({
    services,
    roles: house.roles,
    callers: callersOf(planned),
    unsigned: { [logsPath]: logs.take },
    onRefusal: house.options.onTrouble,
  })
  for (const running of [...wireMappings(house, bell), ...wireSchedules(house, invoke)])
    closers.add(() => running.close())
  closers.add(logs.flush)
  await wireRules(house)
  wireRoutes(house, machine.api)
}

const start = async (options: FullOptions, closers: Closers): Promise<Cloud> => {
  mkdirSync(options.directory, { recursive: true })
  const logDirectory = join(options.directory, 'logs')
  const logs = openLogFiles(logDirectory)
  closers.add(() => logs.close())
  const machine = await startMachine(options, closers)
  const bell = hangBell()
  const furnished = await furnish(machine, options, logs, bell, closers)
  await connect(machine, furnished, bell, closers)
  const { functions } = furnished.house
  if (options.warm) await Promise.all(functions.map(one => one.warm()))
  return {
    url: machine.api.url,
    mqttUrl: machine.broker.url,
    logsUrl: `${machine.door.url}${logsPath}`,
    secrets: secretValues(furnished),
    logDirectory,
    busy: () => Object.fromEntries(functions.map(({ plan, busy }) => [plan.name, busy()])),
    close: () => closers.run(),
  }
}

/** Runs the synthesized template on this machine. Throws `CannotStart` with one sentence when something stands in the way. */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const closers = collectClosers()
  try {
    return await start(fill(options), closers)
  } catch (fault) {
    await closers.run()
    throw fault
  }
}
