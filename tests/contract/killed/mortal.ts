import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { buildSync } from 'esbuild'
import { afterAll, inject } from 'vitest'
import { bundling } from '../../../infra/bundling.ts'

/**
 * A script beside these tests, to be run as a process that may die: told an order as JSON, over DynamoDB Local and the `endpoints` of
 * what else it calls. `said` is what it wrote as JSON before it ended, undefined if nothing.
 */
export const mortal = <Order>(name: string) => {
  const script = bundled(name)
  return async (order: Order, endpoints: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [script, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL_DYNAMODB: inject('dynamoDbEndpoint'),
        ...endpoints,
      },
    })
    const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    return { code, signal, said: said === '' ? undefined : JSON.parse(said) }
  }
}

/** As one file, as a function is deployed: loading all of the SDK takes each process a second otherwise. */
const bundled = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tongluo-killed-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const outfile = join(folder, `${name}.mjs`)
  const { outExtension: _, ...options } = bundling
  buildSync({ ...options, entryPoints: [join(import.meta.dirname, `${name}.ts`)], outfile })
  return outfile
}
