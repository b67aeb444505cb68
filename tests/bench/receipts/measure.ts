import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleFunctions } from '../../../infra/bundling.ts'
import { type Closers, closeAfter } from '../../../infra/local/closers.ts'
import { startDynamo } from '../../../infra/local/dynamodb/start-dynamodb.ts'
import { startLeash } from '../../../infra/local/leash.ts'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { createTables } from '../../contract/support/create-tables.ts'
import { seeded } from '../../scenario/support/random.ts'
import { describeMachine } from '../machine.ts'
import { takeCensus } from '../processes/census.ts'
import { spentBetween } from '../processes/spent.ts'
import type { Machine } from '../round/measured.ts'
import { scratchFolder } from '../scratch.ts'
import type { Wanted } from './arguments.ts'
import { eventsOf } from './events.ts'
import { serveSecret } from './phone-key.ts'
import { phonesEach, putPages, putSheets } from './population.ts'
import { type Found, foundOf } from './truth.ts'
import { startWriter, type Taken, type Writer } from './writer-process.ts'

/** `writers`: processes that took part; more than one where the first was killed. */
export type Round = Found & { name: string; batches: number; taken: Taken; storeCpuSeconds: number; writers: number }
export type Run = { machine: Machine; recipients: number; perMessage: number; rounds: Round[] }
type Options = Pick<Wanted, 'recipients' | 'perMessage' | 'rounds' | 'seed'> & { progress(line: string): void }

export const measure = (options: Options, ended: Promise<void>): Promise<Run | undefined> =>
  closeAfter(ended, started => run(options, started))

const run = async ({ recipients, perMessage, rounds, seed, progress }: Options, started: Closers): Promise<Run> => {
  const machine = describeMachine()
  const leash = startLeash()
  started.add(() => leash.end())
  const scratch = scratchFolder(started)
  progress('bundling record-receipt, starting DynamoDB Local')
  bundleFunctions(scratch)
  const { url } = await startDynamo(leash)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const raw = dynamoDbClient({ endpoint: url, region: 'us-east-1', credentials })
  started.add(() => raw.destroy())
  const client = documentClient(raw)
  const tables = await createTables(raw)
  const secrets = await serveSecret()
  started.add(() => secrets.close())
  const sizes = sizesOf(recipients)
  await putPages(client, tables, sizes)

  const random = seeded(seed)
  const newWriter = () =>
    startWriter(leash, join(scratch, 'record-receipt', 'index.mjs'), { url, tables, secretsUrl: secrets.url })
  const measureRound = async (name: string, write: (events: string[]) => Promise<Written>): Promise<Round> => {
    progress(`round ${name}: ${recipients} receipts`)
    const warning = `w-${name}`
    await putSheets(client, tables, warning, sizes)
    const events = eventsOf(warning, sizes, perMessage, random)
    const before = takeCensus()
    const written = await write(events)
    const { java: storeCpuSeconds = 0 } = spentBetween(before, takeCensus()).byRole
    return {
      name,
      batches: events.length,
      storeCpuSeconds,
      ...written,
      ...(await foundOf(client, tables, warning, sizes)),
    }
  }
  const fileOf = (events: string[]): string => {
    const path = join(scratch, 'events')
    writeFileSync(path, events.join('\n'))
    return path
  }

  const writer = newWriter()
  const whole = async (events: string[]) => ({ taken: await writer.take(fileOf(events)), writers: 1 })
  const measured: Round[] = []
  for (const name of ['cold', ...Array.from({ length: rounds }, (_, n) => String(n + 1))])
    measured.push(await measureRound(name, whole))
  writer.end()
  measured.push(await measureRound('killed', events => killed([newWriter(), newWriter()], events, fileOf)))
  return { machine, recipients, perMessage, rounds: measured }
}

type Written = Pick<Round, 'taken' | 'writers'>

/** The first is killed in the midst of a batch, half-way; what its queue has not been told of comes again, to the second. */
const killed = async (
  [first, second]: [Writer, Writer],
  events: string[],
  fileOf: (events: string[]) => string,
): Promise<Written> => {
  const { acknowledged } = await first.take(fileOf(events), Math.ceil(events.length / 2))
  const taken = await second.take(fileOf(events.filter((_, batch) => !acknowledged.has(batch))))
  second.end()
  return { taken, writers: 2 }
}

const sizesOf = (recipients: number): number[] => {
  const whole = Array.from({ length: Math.floor(recipients / phonesEach) }, () => phonesEach)
  const rest = recipients % phonesEach
  return rest > 0 ? [...whole, rest] : whole
}
