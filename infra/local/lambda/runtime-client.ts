import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const source = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url))

/** Arguments for `node` that run AWS's runtime client. The two files it needs first are compiled once: Node's type stripping would cost every cold start 80 ms. */
export const runtimeClient = (directory: string): string[] => {
  const outdir = join(directory, 'runtime')
  buildSync({
    entryPoints: [source('preload'), source('native-client')],
    outdir,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  })
  return ['--import', join(outdir, 'preload.mjs'), fileURLToPath(import.meta.resolve('aws-lambda-ric'))]
}
