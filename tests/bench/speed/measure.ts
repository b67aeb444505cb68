import { availableParallelism } from 'node:os'
import { type Closers, closeAfter, collectClosers } from '../../../infra/local/closers.ts'
import { startLeash } from '../../../infra/local/leash.ts'
import { describeMachine } from '../machine.ts'
import type { Machine } from '../round/measured.ts'
import type { SinkName } from '../sink/kinds.ts'
import type { Wanted } from './arguments.ts'
import { measureLimits } from './limits.ts'
import { startPlayers } from './players.ts'
import { type Limits, type Round, warmUp } from './round.ts'

export type SinkRun = { sink: SinkName; limits: Limits[]; rounds: Round[] }
export type Run = { machine: Machine; processes: number; n: number; sinks: SinkRun[] }
type Options = Omit<Wanted, 'json'> & { progress(line: string): void; tell(line: Limits | Round): void }

/** As many environments of a send function as the local runtime keeps for one queue. */
export const processes = Math.max(2, availableParallelism())

/** Everything is closed when it returns or `ended` does. */
export const measure = (options: Options, ended: Promise<void>): Promise<Run | undefined> =>
  closeAfter(ended, started => run(options, started))

const run = async (options: Options, started: Closers): Promise<Run> => {
  const machine = describeMachine()
  const sinks: SinkRun[] = []
  for (const sink of options.sinks) sinks.push(await measureSink(sink, options, started))
  return { machine, processes, n: options.n, sinks }
}

/** Everybody is there from the beginning, and one at a time works. */
const measureSink = async (sink: SinkName, options: Options, outer: Closers): Promise<SinkRun> => {
  const { n, rounds, systems, tell } = options
  const progress = (line: string) => options.progress(`${sink}: ${line}`)
  const started = collectClosers()
  outer.add(() => started.run())
  const leash = startLeash()
  started.add(() => leash.end())
  const players = await startPlayers({ sink, n, processes, progress, systems }, leash, started)
  const of: SinkRun = { sink, limits: [], rounds: [] }
  for (const round of [warmUp, ...Array.from({ length: rounds }, (_, nth) => String(nth + 1))]) {
    progress(`round ${round}: limits`)
    const limits = await measureLimits(leash, round, processes)
    of.limits.push(limits)
    tell(limits)
    for (const player of players) {
      const one = await player.play(round, line => progress(`round ${round}: ${player.system}: ${line}`))
      of.rounds.push(one)
      tell(one)
    }
  }
  await started.run()
  return of
}
