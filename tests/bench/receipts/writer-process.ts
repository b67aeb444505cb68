import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Leash } from '../../../infra/local/leash.ts'
import type { Tables } from '../../contract/support/create-tables.ts'
import type { Said } from './writer.ts'

const script = fileURLToPath(new URL('writer.ts', import.meta.url))

export type Store = { url: string; tables: Tables; secretsUrl: string }
export type Taken = { acknowledged: Set<number>; cpuSeconds: number; seconds: number }
export type Writer = {
  /** Resolves when all batches of the file were handed over, or with those that were before `killAfter` of them were acknowledged. */
  take(path: string, killAfter?: number): Promise<Taken>
  end(): void
}

/** The deployed bundle of record-receipt in a process of its own. */
export const startWriter = (leash: Leash, bundle: string, { url, tables, secretsUrl }: Store): Writer => {
  const child = leash.spawn(process.execPath, [script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      BENCH_HANDLER: bundle,
      DIRECTORY_TABLE: tables.directory,
      SHEETS_TABLE: tables.sheets,
      PHONE_KEY_SECRET: 'phone-key',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsUrl,
    },
  })
  return { take: (path, killAfter) => take(child, path, killAfter), end: () => child.kill('SIGKILL') }
}

const take = async (child: ChildProcess, path: string, killAfter = Number.POSITIVE_INFINITY): Promise<Taken> => {
  const acknowledged = new Set<number>()
  const finished = Promise.withResolvers<Taken>()
  const listen = (said: Said) => {
    if ('cpuSeconds' in said) return finished.resolve({ acknowledged, ...said })
    acknowledged.add(said.acknowledged)
    if (acknowledged.size >= killAfter) child.kill('SIGKILL')
  }
  child.on('message', listen)
  child.send(path)
  const gone = once(child, 'exit').then((): Taken => ({ acknowledged, cpuSeconds: 0, seconds: 0 }))
  return Promise.race([finished.promise, gone]).finally(() => child.off('message', listen))
}
