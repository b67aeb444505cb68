import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'

const repository = join(import.meta.dirname, '..', '..')
/** They go with the packages that they were made of. */
const keptHere = join(repository, 'node_modules', '.cache', 'tongluo', 'assemblies')
/** Some 40 MB each: the last ones of those who try other settings or edit a function. */
const most = 4

/** By everything that an assembly is made of: two of one name are alike. */
export const assemblyName = (settings: Record<string, string | number>): string => {
  const hash = createHash('sha256').update(JSON.stringify([process.version, settings]))
  const sources = globSync('{functions,infra,shared}/**', { cwd: repository, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const others = ['package.json', 'package-lock.json', 'tsconfig.json'].map(name => join(repository, name))
  for (const path of [...sources.sort(), ...others]) hash.update(`\0${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

/** Copies the assembly of this name into a folder; false where none is kept. */
export const takeAssembly = (name: string, outdir: string, folder = keptHere): boolean => {
  const kept = join(folder, name)
  if (!existsSync(kept)) return false
  const now = new Date()
  utimesSync(kept, now, now)
  cpSync(kept, outdir, { recursive: true })
  return true
}

/** Keeps an assembly for the next start with the same sources and settings, and forgets the one that was not asked for longest. */
export const keepAssembly = (name: string, outdir: string, folder = keptHere): void => {
  let copy: string | undefined
  try {
    mkdirSync(folder, { recursive: true })
    copy = mkdtempSync(join(folder, 'copying-'))
    cpSync(outdir, copy, { recursive: true })
    // Whole or not at all.
    renameSync(copy, join(folder, name))
    for (const old of byAge(folder).slice(most)) rmSync(old, { recursive: true, force: true })
  } catch {
    // Nothing can be written here, or somebody else has just kept the same: the next start makes its own, or takes theirs.
    if (copy !== undefined) rmSync(copy, { recursive: true, force: true })
  }
}

const byAge = (folder: string): string[] =>
  readdirSync(folder)
    .map(name => join(folder, name))
    .map(path => ({ path, at: statSync(path).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .map(({ path }) => path)
