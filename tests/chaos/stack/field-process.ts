import { accountsOf, loudspeakersOf, readEnvironment } from '../../../infra/field/environment.ts'
import { startField } from '../../../infra/field/field.ts'
import { populationFor } from './population.ts'

/** The field as a process of its own, with as many people as its argument says. */
const environment = readEnvironment(process.env)
const loudspeakers = loudspeakersOf(environment)
const accounts = accountsOf(environment)
await startField({
  population: populationFor(Number(process.argv[2])),
  port: environment.FIELD_PORT,
  smsPerSecond: environment.FIELD_SMS_PER_SECOND,
  ...(environment.FIELD_LOGS_URL !== undefined && { logsUrl: environment.FIELD_LOGS_URL }),
  ...(environment.FIELD_REPORTS_URL !== undefined && { reportsUrl: environment.FIELD_REPORTS_URL }),
  ...(accounts && { accounts }),
  ...(loudspeakers && { loudspeakers }),
})
