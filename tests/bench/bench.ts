import { untilAsked } from '../../infra/cli/signals.ts'
import { checkRequirements } from '../../infra/cli/start/requirements.ts'
import { freePort } from '../../infra/local/port.ts'
import { runProgram, type Screen } from '../program.ts'
import { help, readArguments } from './arguments.ts'
import { documentOf, render } from './report/render.ts'

/** What is measured by itself; without a name it is one warning through the whole stack. */
const named: Record<string, () => Promise<{ main(args: string[], screen: Screen): Promise<number> }>> = {
  lanes: () => import('./lanes/main.ts'),
  receipts: () => import('./receipts/main.ts'),
  rivals: () => import('./speed/main.ts'),
  targeting: () => import('./targeting/main.ts'),
}

const main = async (args: string[], screen: Screen): Promise<number> => {
  const [name = '', ...rest] = args
  const one = await named[name]?.()
  return one ? one.main(rest, screen) : wholeStack(args, screen)
}

const wholeStack = async (args: string[], { print, progress, settle }: Screen): Promise<number> => {
  const wanted = readArguments(args)
  if (!wanted) {
    print(help)
    return 0
  }
  await checkRequirements(process.env, await freePort())
  const { measure } = await import('./measure.ts')
  const run = await measure({ ...wanted, progress }, untilAsked())
  settle()
  if (run === undefined) return 1
  print(wanted.json ? JSON.stringify(documentOf(run), null, 2) : render(run))
  return run.settings.some(({ rounds }) => rounds.some(({ voidBecause }) => voidBecause.length > 0)) ? 1 : 0
}

await runProgram(main)
