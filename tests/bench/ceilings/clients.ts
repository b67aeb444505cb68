import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Leash } from '../../../infra/local/leash.ts'

const Measured = z.object({ perSecond: z.number(), cpuMicroseconds: z.number() })
/** Calls a second, and CPU µs of the client's process a call. */
export type Measured = z.infer<typeof Measured>

const clients = { sns: 'sns-client.ts', dispatch: 'dispatch-client.ts' } as const
const numbersEach = 1_000_000

type Options = { endpoint: string; processes: number; forMs: number }

/** A client in so many processes of its own, as functions are; each has numbers of its own. */
export const runClients = async (
  leash: Leash,
  name: keyof typeof clients,
  { endpoint, processes, forMs }: Options,
): Promise<Measured> => {
  const script = fileURLToPath(new URL(clients[name], import.meta.url))
  const run = async (nth: number): Promise<Measured> => {
    const args = [script, endpoint, String(nth * numbersEach), String(forMs)]
    const child = leash.spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    if (child.stdout === null) throw new Error('a client was started without a pipe')
    const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
    return Measured.parse(JSON.parse(said))
  }
  return together(await Promise.all(Array.from({ length: processes }, (_, n) => run(n + 1))))
}

const together = (all: Measured[]): Measured => {
  const perSecond = all.reduce((sum, each) => sum + each.perSecond, 0)
  const busy = all.reduce((sum, each) => sum + each.perSecond * each.cpuMicroseconds, 0)
  return { perSecond, cpuMicroseconds: busy / perSecond }
}
