import { exampleFile } from '../../infra/cli/cap-file.ts'
import { screen } from '../../infra/cli/terminal.ts'
import { CannotStart } from '../../infra/local/cannot-start.ts'
import { checkJava, startDynamo } from '../../infra/local/dynamodb/start-dynamodb.ts'
import { startLeash } from '../../infra/local/leash.ts'
import { demoCounties, demoRecords } from '../../infra/seed/main.ts'
import { help, readArguments, type Wanted, WrongUse } from './arguments.ts'
import { type Costed, costed, documentOf, goals, render } from './render.ts'
import { run } from './run/run.ts'

/** Noon in summer: nobody's quiet hours. */
const at = Date.UTC(2026, 6, 1, 4)
const perSecond = 1_000_000 / 60

const main = async (): Promise<number> => {
  const { print, progress, settle } = screen(process.stdout, process.stderr)
  const wanted = readArguments(process.argv.slice(2))
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

const codeOf = (cause: unknown): number => {
  const known = cause instanceof WrongUse || cause instanceof CannotStart
  process.stderr.write(`${cause instanceof Error ? (known ? cause.message : cause.stack) : String(cause)}\n`)
  return cause instanceof WrongUse ? 2 : 1
}

process.exit(await main().catch(codeOf))
