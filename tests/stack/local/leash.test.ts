import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { eventually } from '../../fixtures/local/running-house.ts'
import { stillThere, treeOf } from '../process-tree.ts'

const script = join(import.meta.dirname, '..', '..', 'fixtures', 'local', 'run-spinning.ts')
const withinMs = 5000

/** Its own process group, as a terminal would give it; `-pid` reaches the whole group, as Ctrl-C does. */
const startHouse = async () => {
  const child = spawn(process.execPath, [script, inject('fixtureBundles')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', () => reject(new Error('the house did not start')))
  })
  return { pid: child.pid ?? 0, tree: treeOf(child.pid ?? 0) }
}

test.each([
  ['kill -9 of the process', 'SIGKILL', 1],
  ['kill -9 of its whole group', 'SIGKILL', -1],
  ['Ctrl-C', 'SIGINT', -1],
] as const)(
  'five seconds after %s nothing is left, not even a function in an endless loop',
  async (_, signal, sign) => {
    const { pid, tree } = await startHouse()
    // The house, Java, the broker, the keeper, and at least the two functions that were called.
    expect(tree.length).toBeGreaterThanOrEqual(6)
    process.kill(sign * pid, signal)
    expect(
      await eventually(
        async () => stillThere(tree),
        left => left.length === 0,
        withinMs,
      ),
    ).toEqual([])
  },
)
