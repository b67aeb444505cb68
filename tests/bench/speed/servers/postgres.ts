import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { CannotStart } from '../../../../infra/local/cannot-start.ts'
import type { Leash } from '../../../../infra/local/leash.ts'
import { freePort } from '../../../../infra/local/port.ts'
import { answering } from './answering.ts'

type User = { uid: number; gid: number }

/** Durable, as it comes: every commit is synced. The rest as its documentation advises for many writes on a machine of this size. */
const settings = {
  listen_addresses: '127.0.0.1',
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  max_connections: '50',
}

/** Resolves to its connection string. */
export const startPostgres = async (
  leash: Leash,
  { postgres, initdb }: { postgres: string; initdb: string },
  directory: string,
): Promise<string> => {
  mkdirSync(directory, { recursive: true })
  const user = process.getuid?.() === 0 ? serverUser() : undefined
  if (user) chownSync(directory, user.uid, user.gid)
  chmodSync(directory, 0o700)
  const as = { ...user, cwd: directory, stdio: 'ignore' } as const
  execFileSync(initdb, ['-D', directory, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale'], as)
  const port = await freePort()
  const all = { ...settings, port, unix_socket_directories: directory }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  await answering(leash.spawn(postgres, ['-D', directory, ...args], as), port, 'postgres')
  return `postgres://bench@127.0.0.1:${port}/postgres`
}

/** PostgreSQL refuses to run as root; its package has made a user for it. */
const serverUser = (): User => {
  const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim())
  if (!uid || !gid) throw new CannotStart('PostgreSQL does not run as root, and there is no user postgres here.')
  return { uid: Number(uid), gid: Number(gid) }
}
