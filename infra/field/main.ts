import { demoCounties, demoRecords } from '../seed/main.ts'
import { accountsOf, loudspeakersOf, readEnvironment } from './environment.ts'
import { startField } from './field.ts'
import { buildPopulation } from './population.ts'

/** The field as a process of its own: one line when it is ready, and never a word about anybody. */
const main = async (): Promise<void> => {
  const environment = readEnvironment(process.env)
  const records = demoCounties.values().flatMap(({ county }) => demoRecords(county))
  const loudspeakers = loudspeakersOf(environment)
  const accounts = accountsOf(environment)
  const { url } = await startField({
    population: buildPopulation(records, environment.FIELD_SEED),
    port: environment.FIELD_PORT,
    smsPerSecond: environment.FIELD_SMS_PER_SECOND,
    ...(environment.FIELD_LOGS_URL !== undefined && { logsUrl: environment.FIELD_LOGS_URL }),
    ...(environment.FIELD_REPORTS_URL !== undefined && { reportsUrl: environment.FIELD_REPORTS_URL }),
    ...(accounts && { accounts }),
    ...(loudspeakers && { loudspeakers }),
  })
  process.stdout.write(`${JSON.stringify({ url })}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0))

try {
  await main()
} catch (fault) {
  // The words of a range or a port are ours or Node's; no message of the field holds an address.
  process.stderr.write(`the field could not start: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
  process.exit(1)
}
