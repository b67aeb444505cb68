import { type Closers, closeAfter } from '../../../infra/local/closers.ts'
import { runRound } from '../round/round.ts'
import { synthesized } from '../scratch.ts'
import { populations } from '../stack/counties.ts'
import { startStack } from '../stack/stack.ts'
import { type PushFigures, pushesOf } from './pushes.ts'

/** One warning: from the first phone to the last receipt's row, and how its carrier's pushes went. */
export type EndToEnd = {
  recipients: number
  /** To the last of them, from the first phone. */
  sendingSeconds: number
  seconds: number
  pushes: PushFigures
  /** Empty: it counts. */
  voidBecause: string[]
  loadAverage: number
}

/** What the stack is told that Alibaba takes; the field takes more. */
const smsRatePerSecond = 3_000

/** One red warning to the demo county by Alibaba, which calls back while the rest is being sent, after a warm-up; undefined: given up. */
export const throughTheStack = (
  progress: (line: string) => void,
  ended: Promise<void>,
): Promise<EndToEnd | undefined> => closeAfter(ended, started => run(progress, started))

const run = async (progress: (line: string) => void, started: Closers): Promise<EndToEnd | undefined> => {
  progress('synthesizing the stack')
  const cdkOut = await synthesized(started, { smsCarrier: 'alibaba', smsRatePerSecond })
  const population = populations.demo()
  const stack = await startStack({ poll: 'tight', population, cdkOut, templates: 'alibaba', progress }, started)
  await runRound({ name: 'warm-up', stack, progress })
  const round = await runRound({ name: '1', stack, progress })
  const pushes = await pushesOf(stack.field)
  await stack.close()
  const { firstPhoneS, lastPhoneS, lastReceiptS, voidBecause, loadAverage } = round
  if (firstPhoneS === undefined || lastPhoneS === undefined || lastReceiptS === undefined || !pushes) return
  return {
    recipients: pushes.receipts + round.loudspeakers,
    sendingSeconds: lastPhoneS - firstPhoneS,
    seconds: lastReceiptS - firstPhoneS,
    pushes,
    voidBecause,
    loadAverage,
  }
}
