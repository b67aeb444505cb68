import { setTimeout as pause } from 'node:timers/promises'
import { type Closers, closeAfter } from '../../../infra/local/closers.ts'
import { describeMachine } from '../machine.ts'
import type { Machine } from '../round/measured.ts'
import { synthesized } from '../scratch.ts'
import { forgetAt, seenAt } from '../sink/client.ts'
import type { Seen } from '../sink/ledger.ts'
import { sinkPopulation } from '../speed/tongluo-stack.ts'
import { inventedCounty } from '../stack/invented.ts'
import { type Stack, startStack } from '../stack/stack.ts'
import { contentType, redFor, yellow } from './alerts.ts'

/** ms from the POST of a red warning to its first SMS and its last. `routineLeft`: what was still to be sent after that. */
export type Red = { arrived: number; firstMs?: number; lastMs?: number; routineLeft: number }
export type Run = { machine: Machine; n: number; quiet: Red[]; busy: Red[] }
type Options = { n: number; rounds: number; progress(line: string): void }

/** The example's county has the many; the red warnings are for a village's worth elsewhere. */
const routine = { county: '430182', block: 0 }
const other = { county: '152529', block: 50 }
export const redPhones = 200
/**
 * A quota that half of a small machine fills: on Lambda lanes share a carrier's quota, and no processor, so what is measured must wait
 * for the one and not for the other.
 */
const smsRatePerSecond = 600
/** The goal is one of warm functions. */
const warmUps = 5
const lookEveryMs = 100
const withinMs = 120_000

export const measure = (options: Options, ended: Promise<void>): Promise<Run | undefined> =>
  closeAfter(ended, started => run(options, started))

const run = async ({ n, rounds, progress }: Options, started: Closers): Promise<Run> => {
  const machine = describeMachine()
  progress('synthesizing the stack')
  const cdkOut = await synthesized(started, { smsRatePerSecond })
  const population = sinkPopulation('0ms', [
    [routine.county, inventedCounty({ ...routine, phones: n, role: 'duty' })],
    [other.county, inventedCounty({ ...other, phones: redPhones })],
  ])
  const stack = await startStack({ poll: 'tight', population, cdkOut, progress }, started)
  for (let round = 1; round <= warmUps; round += 1) {
    const { firstMs } = await sendRed(stack, n)
    progress(`warm-up ${round} of ${warmUps}: ${firstMs} ms`)
  }
  const quiet: Red[] = []
  for (let round = 1; round <= rounds; round += 1) {
    progress(`in quiet: ${round} of ${rounds}`)
    quiet.push(await sendRed(stack, n))
  }
  return { machine, n, quiet, busy: await during(stack, { n, rounds, progress }) }
}

/** Red warnings while the many are being told: the first once they have begun to be. */
const during = async (stack: Stack, { n, rounds, progress }: Options): Promise<Red[]> => {
  await forgetAt(stack.field)
  await post(stack, yellow(Date.now()))
  const { distinct } = await atLeast(stack.field, routine.block, 1)
  if (distinct === 0) throw new Error('the routine sending did not begin')
  const busy: Red[] = []
  for (let round = 1; round <= rounds; round += 1) {
    progress(`during the routine sending: ${round} of ${rounds}`)
    busy.push(await sendRed(stack, n))
  }
  return busy
}

const sendRed = async (stack: Stack, n: number): Promise<Red> => {
  const { field } = stack
  await forgetAt(field, other.block)
  const at = Date.now()
  await post(stack, redFor(other.county, at))
  const { distinct, firstAt, lastAt } = await atLeast(field, other.block, redPhones)
  const routineLeft = n - (await seenAt(field, routine.block)).distinct
  const times = firstAt === undefined || lastAt === undefined ? {} : { firstMs: firstAt - at, lastMs: lastAt - at }
  return { arrived: distinct, ...times, routineLeft }
}

const post = async ({ source }: Stack, document: Uint8Array): Promise<void> => {
  const sent = await source.send(document, contentType)
  if (sent.verdict === 'refused') throw new Error(`the service refused the alert: ${JSON.stringify(sent.reasons)}`)
}

/** What came to a block, once it is so many or too long has passed. */
const atLeast = async (field: string, block: number, wanted: number): Promise<Seen> => {
  const deadline = Date.now() + withinMs
  for (;;) {
    const seen = await seenAt(field, block)
    if (seen.distinct >= wanted || Date.now() > deadline) return seen
    await pause(lookEveryMs)
  }
}
