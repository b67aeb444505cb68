import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../../../infra/local/cannot-start.ts'
import type { Leash } from '../../../infra/local/leash.ts'

const folder = fileURLToPath(new URL('../rivals/', import.meta.url))
const lock = `${folder}package-lock.json`
const installed = `${folder}node_modules/.package-lock.json`

/** The rivals' own libraries, into their own folder, where they are missing or of another lock file. */
export const installRivals = async (leash: Leash, progress: (line: string) => void): Promise<void> => {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  progress('installing the rivals: npm ci --prefix tests/bench/rivals')
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
  const [code] = await once(leash.spawn('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit')
  if (code !== 0) throw new CannotStart('The rivals could not be installed: npm ci --prefix tests/bench/rivals failed.')
}
