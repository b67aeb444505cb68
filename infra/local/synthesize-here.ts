import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

const script = join(import.meta.dirname, '..', 'synth.ts')

/** Writes the cloud assembly as `npm run synth` does, in a process of its own: the CDK would stay in our memory. */
export const synthesizeHere = (outdir: string, settings: Record<string, string | number>): Promise<void> => {
  rmSync(outdir, { recursive: true, force: true })
  const set = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, '--out', outdir, ...set], (fault, _, stderr) => {
      // Findings of cdk-nag end it with 1 after everything was written: they are for who deploys.
      if (!fault || existsSync(join(outdir, 'manifest.json'))) return resolve()
      const [sentence = fault.message] = stderr.split('\n')
      reject(new CannotStart(`The stack cannot be synthesized: ${sentence}`))
    })
  })
}
