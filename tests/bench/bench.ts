import { Failure } from '../../infra/cli/failure.ts'
import { untilAsked } from '../../infra/cli/signals.ts'
import { checkRequirements } from '../../infra/cli/start/requirements.ts'
import { screen } from '../../infra/cli/terminal.ts'
import { CannotStart } from '../../infra/local/cannot-start.ts'
import { freePort } from '../../infra/local/port.ts'
import { help, readArguments, WrongUse } from './arguments.ts'
import { documentOf, render } from './report/render.ts'

type Screen = ReturnType<typeof screen>

/** What is measured by itself; without a name it is one warning through the whole stack. */
const named: Record<string, () => Promise<{ main(args: string[], screen: Screen): Promise<number> }>> = {
  lanes: () => import('./lanes/main.ts'),
  receipts: () => import('./receipts/main.ts'),
  rivals: () => import('./speed/main.ts'),
  targeting: () => import('./targeting/main.ts'),
}

const main = async ([name = '', ...rest]: string[]): Promise<number> => {
  const here = screen(process.stdout, process.stderr)
  const one = await named[name]?.()
  return one ? one.main(rest, here) : wholeStack(process.argv.slice(2), here)
}

const wholeStack = async (args: string[], { print, progress, settle }: Screen): Promise<number> => {
  const wanted = readArguments(args)
  if (wanted.kind === 'help') {
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

/** A known failure is one sentence; anything else is ours, and says where. */
const codeOf = (cause: unknown): number => {
  const known = cause instanceof WrongUse || cause instanceof CannotStart || cause instanceof Failure
  process.stderr.write(`${cause instanceof Error ? (known ? cause.message : cause.stack) : String(cause)}\n`)
  return cause instanceof WrongUse ? 2 : 1
}

process.exit(await main(process.argv.slice(2)).catch(codeOf))
