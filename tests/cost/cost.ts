import { exampleFile } from '../../infra/cli/cap-file.ts'
import { checkJava, startDynamo } from '../../infra/local/dynamodb/start-dynamodb.ts'
import { startLeash } from '../../infra/local/leash.ts'
import { demoCounties, demoRecords } from '../../infra/seed/main.ts'
import { runProgram, type Screen } from '../program.ts'
import { help, readArguments, type Wanted } from './arguments.ts'
import { type Costed, costed, documentOf, goals, render } from './render.ts'
import { run } from './run/run.ts'

/** Noon in summer: nobody's quiet hours. */
const at = Date.UTC(2026, 6, 1, 4)
const perSecond = 1_000_000 / 60

const main = async (args: string[], { print, progress, settle }: Screen): Promise<number> => {
  const wanted = readArguments(args)
  if (!wanted) {
    print(help)
    return 0
  }
  await checkJava()
  const leash = startLeash()
  try {
    const all = await runAll(wanted, leash, progress)
    settle()
    print(wanted.json ? JSON.stringify(documentOf(all), null, 2) : render(all))
    return all.every(meetsGoals) ? 0 : 1
  } finally {
    leash.end()
  }
}

const runAll = async (
  { carriers }: Wanted,
  leash: ReturnType<typeof startLeash>,
  progress: (line: string) => void,
): Promise<Costed[]> => {
  progress('starting DynamoDB Local')
  const { url: endpoint } = await startDynamo(leash)
  const [{ county, name } = { county: '', name: '' }] = demoCounties
  const directory = { county, name, records: [...demoRecords(county)] }
  const all: Costed[] = []
  for (const carrier of carriers) {
    progress(`${carrier}: one warning to ${name}, and its receipts`)
    all.push(costed(await run({ endpoint, directory, document: exampleFile(at), carrier, perSecond, at })))
  }
  return all
}

/** SNS needs a reference row and is printed apart. */
const meetsGoals = ({ measured, tally, bill }: Costed): boolean =>
  measured.carrier === 'sns' ||
  (tally.writeUnits / tally.recipients <= goals.writeUnits &&
    bill.usd <= goals.usd &&
    tally.hottest.unitsPerSecond <= goals.unitsPerSecond)

await runProgram(main)
