import { parseArgs } from 'node:util'
import type { Fault } from './fault.ts'
import { faults } from './faults/index.ts'

const list = faults.map(({ name, does }) => `  ${name.padEnd(22)} ${does}`).join('\n')

export const help = `npm run chaos -- [--seed N] [--recipients N] [--fault NAME]... [--json]

Runs the whole local stack with faults from outside, one fresh warning for each, and compares what the store says with what arrived.

  --seed        of the schedule of faults: the same number, the same schedule; 1 by default
  --recipients  people of the county, from 100 to 50000; 2000 by default
  --fault       only this one; may be given several times. By default all of them, one after the other
  --json        print one JSON document on standard output
  --help        this text

${list}

Progress goes to standard error. Ends with 1 if anything is unmarked, lost or unexplained, with 2 if it was called wrongly.
What the table says: docs/chaos.md.`

export type Arguments =
  | { kind: 'help' }
  | { kind: 'run'; seed: number; recipients: number; faults: readonly Fault[]; json: boolean }

export class WrongUse extends Error {}

/** Throws `WrongUse` with one sentence. */
export const readArguments = (args: string[]): Arguments => {
  const { help: wanted, seed, recipients, fault = [], json } = parse(args)
  if (wanted) return { kind: 'help' }
  return {
    kind: 'run',
    seed: numberFrom('--seed', seed, 0, 2 ** 32 - 1),
    recipients: numberFrom('--recipients', recipients, 100, 50_000),
    faults: fault.length === 0 ? faults : fault.map(faultCalled),
    json,
  }
}

const numberFrom = (option: string, text: string, least: number, most: number): number => {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new WrongUse(`${option} is a number from ${least} to ${most}, not ${text}.`)
}

const faultCalled = (name: string): Fault => {
  const found = faults.find(fault => fault.name === name)
  if (found) return found
  throw new WrongUse(`There is no fault ${name}; there are ${faults.map(fault => fault.name).join(', ')}.`)
}

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options }).values
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : String(cause))
  }
}

const options = {
  seed: { type: 'string', default: '1' },
  recipients: { type: 'string', default: '2000' },
  fault: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const
