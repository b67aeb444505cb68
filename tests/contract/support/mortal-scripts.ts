import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'
import { bundling } from '../../../infra/bundling.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    mortalScripts: string
  }
}

const names = ['planner', 'receipt-writer', 'receiver', 'sheet-worker'] as const
export type MortalScript = (typeof names)[number]

/** Each as one file, as a function is deployed: loading all of the SDK takes each process a second otherwise. All by one build. */
export default async (project: TestProject): Promise<() => void> => {
  const outdir = mkdtempSync(join(tmpdir(), 'tongluo-killed-'))
  const entryPoints = names.map(name => join(import.meta.dirname, '..', 'killed', `${name}.ts`))
  await build({ ...bundling, entryPoints, outdir })
  project.provide('mortalScripts', outdir)
  return () => rmSync(outdir, { recursive: true, force: true })
}
