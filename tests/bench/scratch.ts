import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Closers } from '../../infra/local/closers.ts'
import { synthesizeHere } from '../../infra/local/synthesize-here.ts'

/** A folder that goes with what was started. */
export const scratchFolder = (started: Closers, root = tmpdir()): string => {
  const folder = mkdtempSync(join(root, 'tongluo-bench-'))
  started.add(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Where the stack's template with these settings is. */
export const synthesized = async (started: Closers, settings: Record<string, string | number>): Promise<string> => {
  const cdkOut = scratchFolder(started)
  await synthesizeHere(cdkOut, settings)
  return cdkOut
}
