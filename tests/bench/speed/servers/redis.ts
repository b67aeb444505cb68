import { mkdirSync } from 'node:fs'
import type { Leash } from '../../../../infra/local/leash.ts'
import { freePort } from '../../../../infra/local/port.ts'
import { answering } from './answering.ts'

export type RedisServer = { host: string; port: number }

/** As its documentation advises for queues: everything goes to the append-only file, which is synced every second; no snapshots. */
export const startRedis = async (leash: Leash, program: string, directory: string): Promise<RedisServer> => {
  mkdirSync(directory, { recursive: true })
  const port = await freePort()
  const settings = { port, bind: '127.0.0.1', dir: directory, appendonly: 'yes', appendfsync: 'everysec', save: '' }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = leash.spawn(program, args, { stdio: 'ignore' })
  await answering(child, port, 'redis-server')
  return { host: '127.0.0.1', port }
}
