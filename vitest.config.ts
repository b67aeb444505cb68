import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Every process of a run takes the code that an earlier one has compiled: a command, a worker, a service that is started.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/tongluo/compiled')

/** unit: no process, no port. contract: DynamoDB Local, fauxqs, a broker. scenario: virtual clock. infra: the template. stack, chaos: everything as processes. */
const project = (name: string, more: object = {}) => ({
  // Two files at a time, on however many cores: a file may start a whole stack, of some thirty processes and 3 GB.
  test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node', maxWorkers: 2, ...more },
})

/** What takes a minute begins first, so that no worker is left alone with it in the end; of the rest, what waits for processes. */
const long = ['stack/whole', 'stack/demo', 'stack/lifecycle', 'chaos', 'stack', 'contract/killed', 'infra', 'contract']
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex(name => moduleId.includes(`/tests/${name}`))
      return found < 0 ? long.length : found
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // `isolate: false`: no file keeps state beside its own tests, and so they share what they import.
      project('unit', { isolate: false }),
      project('contract', {
        isolate: false,
        testTimeout: 30_000,
        hookTimeout: 60_000,
        globalSetup: ['tests/contract/support/dynamodb-local.ts', 'tests/contract/support/mortal-scripts.ts'],
      }),
      project('scenario', { testTimeout: 60_000, isolate: false }),
      project('infra', { testTimeout: 60_000, hookTimeout: 120_000, isolate: false }),
      project('stack', {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        globalSetup: ['tests/stack/support/kept-assembly.ts', 'tests/stack/support/fixture-bundles.ts'],
      }),
      project('chaos', {
        testTimeout: 240_000,
        hookTimeout: 180_000,
        globalSetup: ['tests/stack/support/kept-assembly.ts'],
      }),
    ],
  },
})
