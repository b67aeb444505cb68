import { untilAsked } from '../../../infra/cli/signals.ts'
import type { Screen } from '../../program.ts'
import { help, readArguments } from './arguments.ts'
import { measure } from './measure.ts'
import { documentOf, type EndToEnd, render } from './render.ts'

export const main = async (args: string[], { print, progress, settle }: Screen): Promise<number> => {
  const wanted = readArguments(args)
  if (!wanted) {
    print(help)
    return 0
  }
  const ended = untilAsked()
  const run = await measure({ ...wanted, progress }, ended)
  const endToEnd = run && wanted.stack ? await throughTheStack(progress, ended) : undefined
  settle()
  if (!run) return 1
  print(wanted.json ? JSON.stringify(documentOf(run, endToEnd), null, 2) : render(run, endToEnd))
  return run.rounds.every(({ lost, twice }) => lost === 0 && twice === 0) ? 0 : 1
}

/** One warning to the demo county, after a warm-up; undefined when it was given up. */
const throughTheStack = async (
  progress: (line: string) => void,
  ended: Promise<void>,
): Promise<EndToEnd | undefined> => {
  const stack = await import('../measure.ts')
  const run = await stack.measure({ county: 'demo', polls: ['tight'], rounds: 1, progress }, ended)
  const round = run?.settings[0]?.rounds.at(-1)
  if (round?.lastReceiptS === undefined || round.firstPhoneS === undefined) return
  return { recipients: round.phones + round.loudspeakers, seconds: round.lastReceiptS - round.firstPhoneS }
}
