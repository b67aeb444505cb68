import { numberOf, parsed } from '../../../infra/command-line.ts'

export const help = `npm run bench -- targeting [--n VILLAGES] [--rounds N] [--seed N] [--no-store] [--json]

Which of so many villages an area touches: the index that the door itself uses, beside flatbush with a point-in-polygon test of every
candidate, and every village asked. Then a cold process that loads the index from DynamoDB Local and finds whom an Alert reaches.

  --n         villages, some 246 a county; 700,000 by default
  --rounds    measured rounds, after one warm-up; 3 by default
  --seed      of the country; 1 by default
  --no-store  without the cold process, which needs Java
  --json      print one JSON document on standard output
  --help      this text

Ends with 1 if any answer is not that of asking every village, with 2 if it was called wrongly.`

export type Wanted = { villages: number; rounds: number; seed: number; store: boolean; json: boolean }

const options = {
  n: { type: 'string', default: '700000' },
  rounds: { type: 'string', default: '3' },
  seed: { type: 'string', default: '1' },
  'no-store': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Undefined: only the help is wanted. Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Wanted | undefined => {
  const { n, rounds, seed, json, help: wantsHelp, 'no-store': alone } = parsed(args, options)
  if (wantsHelp) return
  return {
    villages: numberOf('n', n, { least: 1_000, most: 2_000_000 }),
    rounds: numberOf('rounds', rounds, { least: 1, most: 99 }),
    seed: numberOf('seed', seed, { least: 0, most: 2 ** 32 - 1 }),
    store: !alone,
    json,
  }
}
