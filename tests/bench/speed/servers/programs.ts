import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CannotStart } from '../../../../infra/local/cannot-start.ts'

/** The distribution's own servers, and the package of Debian or Ubuntu that each comes with. */
const wanted = { 'redis-server': 'redis-server', postgres: 'postgresql', initdb: 'postgresql' } as const
export type Program = keyof typeof wanted

/** Debian keeps PostgreSQL's programs out of the way, a folder for each version. */
const folders = (): string[] => [
  ...(process.env.PATH ?? '').split(delimiter),
  ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
]

const find = (name: string): string | undefined =>
  folders()
    .map(folder => join(folder, name))
    .find(existsSync)

/** Throws `CannotStart` with what to install, if some of them are missing. */
export const findPrograms = (names: readonly Program[]): Record<Program, string> => {
  const found = new Map(names.map(name => [name, find(name)]))
  const missing = names.filter(name => found.get(name) === undefined)
  if (missing.length > 0) throw new CannotStart(howToInstall(missing))
  const at = (name: Program): string => found.get(name) ?? ''
  return { 'redis-server': at('redis-server'), postgres: at('postgres'), initdb: at('initdb') }
}

export const howToInstall = (missing: readonly Program[]): string => {
  const packages = [...new Set(missing.map(name => wanted[name]))]
  return `Rivals need ${missing.join(', ')}, which this machine does not have: sudo apt-get install -y ${packages.join(' ')}`
}
