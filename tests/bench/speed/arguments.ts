import { namesOf, numberOf, parsed } from '../../../infra/command-line.ts'
import { type SinkName, sinkNames } from '../sink/kinds.ts'
import { type SystemName, systemNames, usualSystems } from './systems.ts'

export const help = `npm run bench -- rivals [--n RECIPIENTS] [--rounds N] [--sink NAMES] [--only NAMES] [--json]

In one run, round after round, one system after the other: this machine's limits, Tongluo from POST to last arrival by its real handlers
under the runtime client, and queues of others that are given the same HTTP client and the same sink.

  --n        recipients of each round; 100,000 by default
  --rounds   measured rounds, after one warm-up; 3 by default
  --sink     which carrier takes them: ${sinkNames.join(', ')}; with commas, or all; 0ms by default
  --only     which systems, with commas: ${systemNames.join(', ')};
             by default ${usualSystems.join(', ')}
  --json     print one JSON document on standard output
  --help     this text

Redis and PostgreSQL are the distribution's (apt-get install redis-server postgresql); their libraries are installed into
tests/bench/rivals when they are missing. Ends with 1 if a round is void, with 2 if it was called wrongly.`

export type Wanted = { n: number; rounds: number; sinks: SinkName[]; systems: SystemName[]; json: boolean }

const options = {
  n: { type: 'string', default: '100000' },
  rounds: { type: 'string', default: '3' },
  sink: { type: 'string', default: '0ms' },
  only: { type: 'string', default: usualSystems.join(',') },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Undefined: only the help is wanted. Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Wanted | undefined => {
  const { n, rounds, sink, only, json, help: wantsHelp } = parsed(args, options)
  if (wantsHelp) return
  return {
    n: numberOf('n', n, { least: 1, most: 1_000_000 }),
    rounds: numberOf('rounds', rounds, { least: 1, most: 99 }),
    sinks: sink === 'all' ? [...sinkNames] : namesOf('sink', sink, sinkNames),
    systems: namesOf('only', only, systemNames),
    json,
  }
}
