import { numberOf, parsed } from '../../../infra/command-line.ts'

export const help = `npm run bench -- lanes [--n RECIPIENTS] [--rounds N] [--json]

A red warning to one county while a routine sending to another is under way: how much later its first SMS is handed over than when
nothing else is. Both lanes share a quota of 600 SMS a second.

  --n        recipients of the routine sending; 50,000 by default
  --rounds   red warnings in quiet, and as many during the routine sending; 5 by default
  --json     print one JSON document on standard output
  --help     this text

Ends with 1 if a red warning came to none of its phones or the routine sending was over before it, with 2 if it was called wrongly.`

export type Wanted = { n: number; rounds: number; json: boolean }

const options = {
  n: { type: 'string', default: '50000' },
  rounds: { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Undefined: only the help is wanted. Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Wanted | undefined => {
  const { n, rounds, json, help: wantsHelp } = parsed(args, options)
  if (wantsHelp) return
  return {
    n: numberOf('n', n, { least: 200, most: 1_000_000 }),
    rounds: numberOf('rounds', rounds, { least: 1, most: 99 }),
    json,
  }
}
