import { numberOf, parsed, WrongUse } from '../../infra/command-line.ts'
import type { Fault } from './fault.ts'
import { faults } from './faults/index.ts'
import { type SmsCarrier, smsCarriers } from './sms-carrier.ts'

const list = faults.map(({ name, does }) => `  ${name.padEnd(22)} ${does}`).join('\n')

export const help = `npm run chaos -- [--seed N] [--recipients N] [--sms CARRIER] [--fault NAME]... [--json]

Runs the whole local stack with faults from outside, one fresh warning for each, and compares what the store says with what arrived.

  --seed        of the schedule of faults: the same number, the same schedule; 1 by default
  --recipients  people of the county, from 100 to 50000; 2000 by default
  --sms         who carries texts: sns (by default), tencent or alibaba
  --fault       only this one; may be given several times. By default all of them, one after the other
  --json        print one JSON document on standard output
  --help        this text

${list}

Progress goes to standard error. Ends with 1 if anything is unmarked, lost or unexplained, with 2 if it was called wrongly.
What the table says: docs/chaos.md.`

export type Wanted = { seed: number; recipients: number; sms: SmsCarrier; faults: readonly Fault[]; json: boolean }

const options = {
  seed: { type: 'string', default: '1' },
  recipients: { type: 'string', default: '2000' },
  sms: { type: 'string', default: 'sns' },
  fault: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Undefined: only the help is wanted. Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Wanted | undefined => {
  const { seed, recipients, sms, fault = [], json, help: wantsHelp } = parsed(args, options)
  if (wantsHelp) return
  return {
    seed: numberOf('seed', seed, { least: 0, most: 2 ** 32 - 1 }),
    recipients: numberOf('recipients', recipients, { least: 100, most: 50_000 }),
    sms: carrierCalled(sms),
    faults: fault.length === 0 ? faults : fault.map(faultCalled),
    json,
  }
}

const carrierCalled = (name: string): SmsCarrier => {
  const found = smsCarriers.find(carrier => carrier === name)
  if (found) return found
  throw new WrongUse(`No carrier of texts is called ${name}; there are ${smsCarriers.join(', ')}.`)
}

const faultCalled = (name: string): Fault => {
  const found = faults.find(fault => fault.name === name)
  if (found) return found
  throw new WrongUse(`There is no fault ${name}; there are ${faults.map(fault => fault.name).join(', ')}.`)
}
