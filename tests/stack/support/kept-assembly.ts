import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSettings } from '../../../infra/cli/start/demo-settings.ts'
import { synthesizeHere } from '../../../infra/local/synthesize-here.ts'

/** Made before anything is started, so that no two that start at the same time each make it: every stack takes this one. */
export default async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongluo-assembly-'))
  await synthesizeHere(folder, demoSettings)
  rmSync(folder, { recursive: true, force: true })
}
