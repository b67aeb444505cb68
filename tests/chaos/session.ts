import { type Closers, closeAfter } from '../../infra/local/closers.ts'
import type { Fault } from './fault.ts'
import { randomOf } from './random.ts'
import { type Run, runFault } from './run.ts'
import type { SmsCarrier } from './sms-carrier.ts'
import { startStack } from './stack/stack.ts'

type Options = {
  seed: number
  recipients: number
  sms: SmsCarrier
  faults: readonly Fault[]
  progress(line: string): void
  onRun(run: Run): void
}

/** Everything on one stack, one fault after the other; ended early when `asked` resolves. */
export const runFaults = (options: Options, asked: Promise<void>): Promise<Run[] | undefined> =>
  closeAfter(asked, started => runAll(options, started))

const runAll = async (options: Options, started: Closers): Promise<Run[]> => {
  const { seed, recipients, sms, faults, progress, onRun } = options
  const stack = await startStack({ recipients, sms, progress }, started)
  const runs: Run[] = []
  for (const fault of faults) {
    // Of its own name, so that a fault alone does what it does among all.
    const random = randomOf(seed ^ numberOf(fault.name))
    const run = await runFault({ stack, fault, random, recipients, progress })
    onRun(run)
    runs.push(run)
  }
  return runs
}

/** FNV-1a, 32 bits. */
const numberOf = (name: string): number =>
  [...Buffer.from(name)].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5)
