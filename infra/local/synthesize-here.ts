import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

const script = join(import.meta.dirname, 'synthesize-process.ts')

/** The first line that says something: an error thrown in a process comes after where it was thrown. */
const sentenceOf = (stderr: string): string | undefined =>
  /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? stderr.split('\n')[0]

/** Writes the cloud assembly as `npm run synth` does, in a process of its own: the CDK would stay in our memory. */
export const synthesizeHere = (outdir: string, settings: Record<string, string | number>): Promise<void> => {
  rmSync(outdir, { recursive: true, force: true })
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, outdir, JSON.stringify(settings)], (fault, _, stderr) => {
      if (!fault) return resolve()
      reject(new CannotStart(`The stack cannot be synthesized: ${sentenceOf(stderr) ?? fault.message}`))
    })
  })
}
