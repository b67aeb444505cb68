import { untilAsked } from '../../infra/cli/signals.ts'
import { checkRequirements } from '../../infra/cli/start/requirements.ts'
import { freePort } from '../../infra/local/port.ts'
import { runProgram, type Screen } from '../program.ts'
import { help, readArguments } from './arguments.ts'
import { hasFailed, paragraph, render } from './report.ts'

const main = async (args: string[], { print, tell, progress, settle }: Screen): Promise<number> => {
  const wanted = readArguments(args)
  if (!wanted) {
    print(help)
    return 0
  }
  await checkRequirements(process.env, await freePort())
  const { runFaults } = await import('./session.ts')
  const runs = await runFaults({ ...wanted, progress, onRun: run => tell(paragraph(run)) }, untilAsked())
  settle()
  if (runs === undefined) return 1
  const { seed, recipients, sms, json } = wanted
  print(json ? JSON.stringify({ seed, recipients, sms, runs }, null, 2) : render(wanted, runs))
  return runs.some(hasFailed) ? 1 : 0
}

await runProgram(main)
