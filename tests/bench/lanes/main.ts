import { untilAsked } from '../../../infra/cli/signals.ts'
import { checkRequirements } from '../../../infra/cli/start/requirements.ts'
import { freePort } from '../../../infra/local/port.ts'
import type { Screen } from '../../program.ts'
import { help, readArguments } from './arguments.ts'

export const main = async (args: string[], { print, progress, settle }: Screen): Promise<number> => {
  const wanted = readArguments(args)
  if (!wanted) {
    print(help)
    return 0
  }
  await checkRequirements(process.env, await freePort())
  const [{ measure }, { documentOf, render, whyVoid }] = await Promise.all([
    import('./measure.ts'),
    import('./render.ts'),
  ])
  const run = await measure({ ...wanted, progress }, untilAsked())
  settle()
  if (!run) return 1
  print(wanted.json ? JSON.stringify(documentOf(run), null, 2) : render(run))
  return whyVoid(run).length > 0 ? 1 : 0
}
