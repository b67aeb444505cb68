import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll } from 'vitest'
import { bundling } from '../../../infra/bundling.ts'

/** A script beside these tests as one file, as a function is deployed: loading all of the SDK takes each process a second otherwise. */
export const bundled = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tongluo-killed-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const outfile = join(folder, `${name}.mjs`)
  const { outExtension: _, ...options } = bundling
  buildSync({ ...options, entryPoints: [join(import.meta.dirname, `${name}.ts`)], outfile })
  return outfile
}
