import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Leash } from '../../../infra/local/leash.ts'
import type { Ceilings } from '../round/measured.ts'
import { startField } from '../stack/field.ts'

const script = fileURLToPath(new URL('sns-client.ts', import.meta.url))
const Measured = z.object({ perSecond: z.number(), cpuMicroseconds: z.number() })
type Measured = z.infer<typeof Measured>
const numbersEach = 1_000_000

/** The client in processes of its own, as functions are, against a field that has nothing else to do and sets no rate. */
export const measureSns = async (
  leash: Leash,
  fieldScript: string,
  forMs: number,
): Promise<Pick<Ceilings, 'snsOne' | 'snsTwo'>> => {
  const field = await startField(leash, fieldScript, { FIELD_SMS_PER_SECOND: '0' })
  try {
    const one = await Promise.all([runClient(leash, field.url, 0, forMs)])
    const two = await Promise.all([1, 2].map(nth => runClient(leash, field.url, nth, forMs)))
    return { snsOne: together(one), snsTwo: together(two) }
  } finally {
    field.end()
  }
}

const runClient = async (leash: Leash, field: string, nth: number, forMs: number): Promise<Measured> => {
  const args = [script, `${field}/sns`, String(nth * numbersEach), String(forMs)]
  const child = leash.spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout === null) throw new Error('the SNS client was started without a pipe')
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return Measured.parse(JSON.parse(said))
}

const together = (all: Measured[]): Measured => {
  const perSecond = all.reduce((sum, each) => sum + each.perSecond, 0)
  const busy = all.reduce((sum, each) => sum + each.perSecond * each.cpuMicroseconds, 0)
  return { perSecond, cpuMicroseconds: busy / perSecond }
}
