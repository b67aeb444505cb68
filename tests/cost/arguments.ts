import { parsed, WrongUse } from '../../infra/command-line.ts'
import { type CarrierName, carrierNames } from './run/carriers.ts'

export const help = `npm run cost -- [--carrier ${carrierNames.join('|')}] [--json]

What a warning costs on AWS: one red warning to the demo county of 宁乡市 goes through the functions' own code over DynamoDB Local, every request
and the capacity that its answer names are counted, and list prices make the rest: per million recipients, for the county, a
province and a country, with the time to the last message under default and raised quotas.

  --carrier  of SMS; all three, one after the other, by default
  --json     print one JSON document on standard output
  --help     this text

Progress goes to standard error. Ends with 1 if a goal is missed, with 2 if it was called wrongly.`

export type Wanted = { carriers: CarrierName[]; json: boolean }

const options = {
  carrier: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Undefined: only the help is wanted. Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Wanted | undefined => {
  const { carrier, json, help: wantsHelp } = parsed(args, options)
  if (wantsHelp) return
  const carriers = carrierNames.filter(name => carrier === undefined || name === carrier)
  if (carriers.length === 0) throw new WrongUse(`--carrier is ${carrierNames.join(', ')}, not ${carrier}.`)
  return { carriers, json }
}
