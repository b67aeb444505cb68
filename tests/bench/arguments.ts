import { numberOf, parsed, WrongUse } from '../../infra/command-line.ts'

export const help = `npm run bench -- [--rounds N] [--poll tight|aws|both] [--county demo|small] [--json]
npm run bench -- lanes [--help]       a red warning while a routine sending is under way
npm run bench -- receipts [--help]    receipts alone, from their queue to the store
npm run bench -- rivals [--help]      Tongluo beside queues of others, and this machine's limits
npm run bench -- targeting [--help]   which villages an area touches, of a whole country's

Measures the whole local stack: one warning from POST to the last receipt, round after round, and what bounds it.

  --rounds   measured rounds for each poller, after one warm-up; 3 by default
  --poll     how the stream is read: tight (as soon as something was written), aws (four times a second), both (default)
  --county   demo: 宁乡市 with 56,434 phones, 9,305 loudspeakers, 29 rooms (default); small: four villages of it, to try it out
  --json     print one JSON document on standard output
  --help     this text

Progress goes to standard error. Ends with 1 if a round is void, with 2 if it was called wrongly.`

export const polls = ['tight', 'aws'] as const
export type Poll = (typeof polls)[number]
export type CountyName = 'demo' | 'small'
export type Wanted = { rounds: number; polls: Poll[]; county: CountyName; json: boolean }

const options = {
  rounds: { type: 'string', default: '3' },
  poll: { type: 'string', default: 'both' },
  county: { type: 'string', default: 'demo' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Undefined: only the help is wanted. Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Wanted | undefined => {
  const { rounds, poll, county, json, help: wantsHelp } = parsed(args, options)
  if (wantsHelp) return
  if (county !== 'demo' && county !== 'small') throw new WrongUse(`--county is demo or small, not ${county}.`)
  return { rounds: numberOf('rounds', rounds, { least: 1, most: 99 }), polls: pollsOf(poll), county, json }
}

const pollsOf = (poll: string): Poll[] => {
  if (poll === 'both') return [...polls]
  const chosen = polls.filter(one => one === poll)
  if (chosen.length === 0) throw new WrongUse(`--poll is tight, aws or both, not ${poll}.`)
  return chosen
}
