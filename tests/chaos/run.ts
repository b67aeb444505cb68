import { digestOf } from '../../infra/field/received.ts'
import { alertDocument } from './documents.ts'
import type { Fault, Strike } from './fault.ts'
import { peopleAt } from './people.ts'
import type { Random } from './random.ts'
import { populationFor, recordsFor } from './stack/population.ts'
import type { Stack } from './stack/stack.ts'
import { arrivalsAt, forgetArrivals } from './truth/arrivals.ts'
import type { Evidence } from './truth/evidence.ts'
import { gatherOwed } from './truth/gather.ts'
import { judge, type Verdict } from './truth/judge.ts'
import { tracesOf } from './truth/trace.ts'
import { isMarked, progressOf, untilMarked, untilQuiet } from './waiting.ts'
import { scheduleOf } from './wire/schedule.ts'
import { quiet, type Struck } from './wire/wire.ts'

export type Run = {
  fault: string
  does: string
  explained: string
  schedule: Strike[]
  clockOffMinutes: number
  struck: Struck[]
  /** What was ordered, and never came to pass: there were too few calls. */
  missed: Strike[]
  verdict: Verdict
  /** Of the first copies that nothing explains. */
  traces: string[]
  /** From the POST until everybody was marked; undefined: never. */
  markedMs: number | undefined
  /** From the last thing that was done to it until then. */
  recoveryMs: number | undefined
}

type Options = { stack: Stack; fault: Fault; random: Random; recipients: number; progress(line: string): void }

/** One fresh warning to everybody, with one fault, to its end; then what the store and the sink say of it. */
export const runFault = async ({ stack, fault, random, recipients, progress }: Options): Promise<Run> => {
  const { board, operator } = stack
  const schedule = fault.strikes(random)
  const clockOffMinutes = fault.clockOffMinutes?.(random) ?? 0
  const expiresAfterSeconds = fault.expiresAfterSeconds?.(random)
  if (clockOffMinutes !== 0) {
    stack.setClock(clockOffMinutes)
    await stack.restart('end')
  }
  await forgetArrivals(stack.field)
  // So that a STOP is there when it is asked for: the first call of a function starts it.
  await stack.administrator.stops()
  board.ledger.forget()
  board.struck.length = 0
  board.schedule = scheduleOf(schedule)

  const postedAt = Date.now()
  const people = peopleAt(stack, alertDocument(postedAt, expiresAfterSeconds))
  board.onDeed = people.ordered
  const warning = await people.warn()
  const markedAt = await untilMarked(async () => {
    await people.done()
    const status = await operator.status(warning)
    progress(`${fault.name}: ${progressOf(status)}`)
    return isMarked(status, people.did().followed ? 2 : 1)
  })
  await untilQuiet(stack.field)
  const missed = board.schedule.pending()
  board.schedule = quiet
  const { followed, stopped } = people.did()
  const evidence: Evidence = {
    phones: phonesOf(recipients),
    owed: await gatherOwed({
      tables: stack.tables(),
      warning,
      seq: followed ? 2 : 1,
      population: populationFor(recipients),
    }),
    arrivals: await arrivalsAt(stack.field),
    windows: board.ledger.windows,
    answersLost: board.ledger.answersLost,
    followed,
    stopped,
    expires: expiresAfterSeconds !== undefined,
  }
  await people.leave()
  if (clockOffMinutes !== 0) {
    stack.setClock(0)
    await stack.restart('end')
  }
  // What is doubled is doubled to the end, and breaks nothing that would have to be mended.
  const last = board.struck.findLast(({ act }) => act !== 'twice')?.at
  const { name, does, explained } = fault
  return {
    fault: name,
    does,
    explained,
    schedule,
    clockOffMinutes,
    struck: [...board.struck],
    missed,
    verdict: judge(evidence),
    traces: tracesOf(evidence, postedAt),
    markedMs: markedAt && markedAt - postedAt,
    recoveryMs: markedAt && last && Math.max(0, markedAt - last),
  }
}

const phonesOf = (recipients: number): string[] =>
  [...new Set(recordsFor(recipients).flatMap(record => (record.kind === 'person' ? [record.phone] : [])))].map(digestOf)
