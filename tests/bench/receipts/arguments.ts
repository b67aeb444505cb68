import { numberOf, parsed } from '../../../infra/command-line.ts'
import { receiptsPerPack } from '../../../shared/contracts/packed-receipts.ts'

export const help = `npm run bench -- receipts [--n RECEIPTS] [--per-message N] [--rounds N] [--seed N] [--stack] [--json]

Receipts through the deployed bundle of record-receipt, from the text of an event of its queue to rows in DynamoDB Local in memory:
parsed, folded, written. A cold round, so many warm ones, and one whose writer is killed half-way.

  --n        recipients, and so receipts, of each round; 100,000 by default
  --per-message  how many receipts a message has: 1 as a loudspeaker reports (default), or as many as a carrier calls back with
  --rounds   warm rounds; 3 by default
  --seed     of the order in which receipts come; 1 by default
  --stack    also one warning to the demo county on the whole local stack, by Alibaba: from the first phone to the last receipt, and how
             long Alibaba waited for the answers to its pushes while the rest was being sent; some minutes
  --json     print one JSON document on standard output
  --help     this text

Ends with 1 if a receipt is lost or counted twice, with 2 if it was called wrongly.`

export type Wanted = {
  recipients: number
  perMessage: number
  rounds: number
  seed: number
  stack: boolean
  json: boolean
}

const options = {
  n: { type: 'string', default: '100000' },
  'per-message': { type: 'string', default: '1' },
  rounds: { type: 'string', default: '3' },
  seed: { type: 'string', default: '1' },
  stack: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Undefined: only the help is wanted. Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Wanted | undefined => {
  const { n, 'per-message': perMessage, rounds, seed, help: wantsHelp, ...switches } = parsed(args, options)
  if (wantsHelp) return
  return {
    recipients: numberOf('n', n, { least: 1, most: 5_000_000 }),
    perMessage: numberOf('per-message', perMessage, { least: 1, most: receiptsPerPack }),
    rounds: numberOf('rounds', rounds, { least: 1, most: 99 }),
    seed: numberOf('seed', seed, { least: 0, most: 2 ** 32 - 1 }),
    ...switches,
  }
}
