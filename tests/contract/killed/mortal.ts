import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import type { MortalScript } from '../support/mortal-scripts.ts'

/**
 * A script beside these tests, to be run as a process that may die: told an order as JSON, over DynamoDB Local and the `endpoints` of
 * what else it calls. `said` is what it wrote as JSON before it ended, undefined if nothing.
 */
export const mortal =
  <Order>(name: MortalScript) =>
  async (order: Order, endpoints: Record<string, string> = {}) => {
    const scripts = inject('mortalScripts')
    const child = spawn(process.execPath, [join(scripts, `${name}.mjs`), JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: join(scripts, 'compiled'),
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
