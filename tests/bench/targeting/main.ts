import type { Screen } from '../../program.ts'
import { describeMachine } from '../machine.ts'
import { help, readArguments } from './arguments.ts'
import { measureCold } from './cold-process.ts'
import { compare } from './compare.ts'
import { countryOf } from './country.ts'
import { mismatchesOf, type Run, render } from './render.ts'

export const main = async (args: string[], { print, progress, settle }: Screen): Promise<number> => {
  const wanted = readArguments(args)
  if (!wanted) {
    print(help)
    return 0
  }
  const machine = describeMachine()
  progress(`a country of ${wanted.villages} villages`)
  const manifests = countryOf(wanted.villages, wanted.seed)
  const comparison = compare(manifests, wanted.rounds, progress)
  if (wanted.store) progress('publishing every county into DynamoDB Local')
  const cold = wanted.store ? await measureCold(manifests, wanted) : undefined
  const run: Run = { machine, villages: wanted.villages, counties: manifests.length, comparison, ...(cold && { cold }) }
  settle()
  print(wanted.json ? JSON.stringify(run, null, 2) : render(run))
  return mismatchesOf(run).length === 0 ? 0 : 1
}
