import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, buildSync } from 'esbuild'

const repository = join(import.meta.dirname, '..')

/** How a function becomes what is deployed: the same bytes on AWS, on one machine and in the tests. */
export const bundling = {
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  // Errors and stack frames in the logs keep the names that the code has. Not by `keepNames`: it names each function anew whenever one
  // is made, and the SDK makes dozens for a call, which then took a third longer.
  minifyIdentifiers: false,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  sourcemap: false,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'error',
  // The SDK's CommonJS parts call `require`, which an ES module does not have.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} as const satisfies BuildOptions

/** Writes `<outdir>/<name>/index.mjs` for each folder of functions/, all in one run of esbuild; the handler is `index.handler`. */
export const bundleFunctions = (outdir: string): void => {
  const names = readdirSync(join(repository, 'functions'))
  const entryPoints = Object.fromEntries(names.map(name => [`${name}/index`, `functions/${name}/handler.ts`]))
  buildSync({ ...bundling, entryPoints, outdir, absWorkingDir: repository })
}
