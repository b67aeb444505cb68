import { untilAsked } from '../../../infra/cli/signals.ts'
import type { Screen } from '../../program.ts'
import { help, readArguments } from './arguments.ts'
import { measure } from './measure.ts'
import { documentOf, render } from './render.ts'
import { throughTheStack } from './through-the-stack.ts'

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
