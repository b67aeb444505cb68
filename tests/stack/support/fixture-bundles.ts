import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleFixtures } from '../../fixtures/local/assembly.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    fixtureBundles: string
  }
}

/** Once for every fixture house that is started: bundling the SDK takes longer than the start of one. */
export default async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongluo-fixtures-'))
  await bundleFixtures(folder)
  project.provide('fixtureBundles', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
