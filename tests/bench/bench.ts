import { Failure } from '../../infra/cli/failure.ts'
import { untilAsked } from '../../infra/cli/signals.ts'
import { checkRequirements } from '../../infra/cli/start/requirements.ts'
import { screen } from '../../infra/cli/terminal.ts'
import { CannotStart } from '../../infra/local/cannot-start.ts'
import { freePort } from '../../infra/local/port.ts'
import { help, readArguments, WrongUse } from './arguments.ts'
import { documentOf, render } from './report/render.ts'

const main = async (): Promise<number> => {
  const wanted = readArguments(process.argv.slice(2))
  const { print, progress, settle } = screen(process.stdout, process.stderr)
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

process.exit(await main().catch(codeOf))
