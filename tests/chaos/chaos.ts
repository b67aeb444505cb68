import { Failure } from '../../infra/cli/failure.ts'
import { untilAsked } from '../../infra/cli/signals.ts'
import { checkRequirements } from '../../infra/cli/start/requirements.ts'
import { screen } from '../../infra/cli/terminal.ts'
import { CannotStart } from '../../infra/local/cannot-start.ts'
import { freePort } from '../../infra/local/port.ts'
import { help, readArguments, WrongUse } from './arguments.ts'
import { hasFailed, paragraph, render } from './report.ts'

const main = async (): Promise<number> => {
  const wanted = readArguments(process.argv.slice(2))
  const { print, tell, progress, settle } = screen(process.stdout, process.stderr)
  if (wanted.kind === 'help') {
    print(help)
    return 0
  }
  await checkRequirements(process.env, await freePort())
  const { runFaults } = await import('./session.ts')
  const runs = await runFaults({ ...wanted, progress, onRun: run => tell(paragraph(run)) }, untilAsked())
  settle()
  if (runs === undefined) return 1
  const { seed, recipients, json } = wanted
  print(json ? JSON.stringify({ seed, recipients, runs }, null, 2) : render(seed, runs))
  return runs.some(hasFailed) ? 1 : 0
}

/** A known failure is one sentence; anything else is ours, and says where. */
const codeOf = (cause: unknown): number => {
  const known = cause instanceof WrongUse || cause instanceof CannotStart || cause instanceof Failure
  process.stderr.write(`${cause instanceof Error ? (known ? cause.message : cause.stack) : String(cause)}\n`)
  return cause instanceof WrongUse ? 2 : 1
}

process.exit(await main().catch(codeOf))
