import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Closers } from '../../../../infra/local/closers.ts'
import type { Leash } from '../../../../infra/local/leash.ts'
import type { Given } from '../../rivals/rival.ts'
import { startPostgres } from './postgres.ts'
import { findPrograms } from './programs.ts'
import { startRedis } from './redis.ts'

export type Servers = Pick<Given, 'redis' | 'postgres'>

/** Redis and PostgreSQL on free ports of loopback, in a scratch folder that goes with them. */
export const startServers = async (leash: Leash, started: Closers): Promise<Servers> => {
  const programs = findPrograms(['redis-server', 'postgres', 'initdb'])
  const directory = mkdtempSync(join(tmpdir(), 'tongluo-rivals-'))
  // The user that PostgreSQL runs as must come through.
  chmodSync(directory, 0o711)
  started.add(() => rmSync(directory, { recursive: true, force: true }))
  const redis = await startRedis(leash, programs['redis-server'], join(directory, 'redis'))
  return { redis, postgres: await startPostgres(leash, programs, join(directory, 'postgres')) }
}
