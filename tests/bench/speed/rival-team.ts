import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Leash } from '../../../infra/local/leash.ts'
import type { Given, Order, Reply, RivalName, Statuses } from '../rivals/rival.ts'

const script = fileURLToPath(new URL('../rivals/process.ts', import.meta.url))

/** One that queues and looks, and as many that send as send functions have processes. */
export type Team = {
  prepare(): Promise<void>
  enqueue(n: number): Promise<void>
  work(): Promise<void>
  rest(): Promise<void>
  statuses(): Promise<Statuses>
}

export const startTeam = (leash: Leash, name: RivalName, given: Given, processes: number): Team => {
  const start = () =>
    leash.spawn(process.execPath, [script, name, JSON.stringify(given)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
  const clerk = start()
  const senders = Array.from({ length: processes }, start)
  const everyone = async (order: Order) => void (await Promise.all(senders.map(one => tell(one, order))))
  return {
    prepare: async () => void (await tell(clerk, { order: 'prepare' })),
    enqueue: async n => void (await tell(clerk, { order: 'enqueue', n })),
    work: () => everyone({ order: 'work' }),
    rest: () => everyone({ order: 'rest' }),
    statuses: async () => (await tell(clerk, { order: 'statuses' })) ?? { sent: 0, failed: 0 },
  }
}

/** One order at a time. */
const tell = async (one: ChildProcess, order: Order): Promise<Statuses | undefined> => {
  const gone = new AbortController()
  const { signal } = gone
  const ended = once(one, 'exit', { signal }).then((): [Reply] => [{ fault: 'the process ended' }])
  one.send(order)
  const [reply] = (await Promise.race([once(one, 'message', { signal }), ended])) as [Reply]
  ended.catch(() => {})
  gone.abort()
  if ('fault' in reply) throw new Error(`a rival's process: ${reply.fault}`)
  return reply.statuses
}
