import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { assemblyName, keepAssembly, takeAssembly } from './kept-assemblies.ts'

const script = join(import.meta.dirname, 'synthesize-process.ts')

type Settings = Record<string, string | number>

/** Writes the cloud assembly as `npm run synth` does; one that was made of the same sources and settings before is taken again. */
export const synthesizeHere = async (outdir: string, settings: Settings): Promise<void> => {
  rmSync(outdir, { recursive: true, force: true })
  const name = assemblyName(settings)
  if (takeAssembly(name, outdir)) return
  await synthesized(outdir, settings)
  // Whoever edited the sources meanwhile has an assembly of neither.
  if (assemblyName(settings) === name) keepAssembly(name, outdir)
}

/** In a process of its own: the CDK would stay in our memory. */
const synthesized = (outdir: string, settings: Settings): Promise<void> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, [script, outdir, JSON.stringify(settings)], (fault, _, stderr) => {
      if (!fault) return resolve()
      reject(new CannotStart(`The stack cannot be synthesized: ${sentenceOf(stderr) ?? fault.message}`))
    })
  })

/** The first line that says something: an error thrown in a process comes after where it was thrown. */
const sentenceOf = (stderr: string): string | undefined =>
  /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? stderr.split('\n')[0]
