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
import { contentType, redFor, yellowFor } from './alerts.ts'

/** ms from the POST of a red warning to its first SMS and its last. `routineLeft`: what was still to be sent after that. */
export type Red = { arrived: number; firstMs?: number; lastMs?: number; routineLeft: number }
export type Run = { machine: Machine; n: number; quiet: Red[]; busy: Red[] }
type Options = { n: number; rounds: number; progress(line: string): void }

/** The example's county has the many; the red warnings are for a village's worth elsewhere. */
const many = { county: '430182', block: 0 }
const other = { county: '152529', block: 50 }
export const redPhones = 200
/** Who is told before, with red warnings meanwhile: as both lanes work then, so does every environment that they need. */
const few = { county: '430181', block: 60 }
const fewPhones = 5_000
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
    [many.county, inventedCounty({ ...many, phones: n, role: 'duty' })],
    [few.county, inventedCounty({ ...few, phones: fewPhones, role: 'duty' })],
    [other.county, inventedCounty({ ...other, phones: redPhones })],
  ])
  const stack = await startStack({ poll: 'tight', population, cdkOut, progress }, started)
  await sendReds(stack, n, warmUps, round => progress(`warm-up in quiet: ${round}`))
  await beginRoutine(stack, few)
  await sendReds(stack, n, warmUps, round => progress(`warm-up during a routine sending: ${round}`))
  await atLeast(stack.field, few.block, fewPhones)
  const quiet = await sendReds(stack, n, rounds, round => progress(`in quiet: ${round}`))
  await beginRoutine(stack, many)
  const busy = await sendReds(stack, n, rounds, round => progress(`during the routine sending: ${round}`))
  return { machine, n, quiet, busy }
}

/** Resolves when it has begun. */
const beginRoutine = async ({ field, source }: Stack, { county, block }: typeof many): Promise<void> => {
  await forgetAt(field, block)
  await post(source, yellowFor(county, Date.now()))
  const { distinct } = await atLeast(field, block, 1)
  if (distinct === 0) throw new Error('the routine sending did not begin')
}

const sendReds = async (stack: Stack, n: number, rounds: number, tell: (round: string) => void): Promise<Red[]> => {
  const reds: Red[] = []
  for (let round = 1; round <= rounds; round += 1) {
    tell(`${round} of ${rounds}`)
    reds.push(await sendRed(stack, n))
  }
  return reds
}

const sendRed = async (stack: Stack, n: number): Promise<Red> => {
  const { field } = stack
  await forgetAt(field, other.block)
  const at = Date.now()
  await post(stack.source, redFor(other.county, at))
  const { distinct, firstAt, lastAt } = await atLeast(field, other.block, redPhones)
  const routineLeft = n - (await seenAt(field, many.block)).distinct
  const times = firstAt === undefined || lastAt === undefined ? {} : { firstMs: firstAt - at, lastMs: lastAt - at }
  return { arrived: distinct, ...times, routineLeft }
}

const post = async (source: Stack['source'], document: Uint8Array): Promise<void> => {
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
