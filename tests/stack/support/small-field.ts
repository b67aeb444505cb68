import { loudspeakersOf, readEnvironment } from '../../../infra/field/environment.ts'
import { startField } from '../../../infra/field/field.ts'
import { buildPopulation } from '../../../infra/field/population.ts'
import { smallRecords } from './small-directory.ts'

/** The field as a process of its own, with the few people of the small directory. */
const environment = readEnvironment(process.env)
const loudspeakers = loudspeakersOf(environment)
await startField({
  population: buildPopulation(smallRecords, environment.FIELD_SEED),
  port: environment.FIELD_PORT,
  smsPerSecond: environment.FIELD_SMS_PER_SECOND,
  ...(environment.FIELD_LOGS_URL !== undefined && { logsUrl: environment.FIELD_LOGS_URL }),
  ...(loudspeakers && { loudspeakers }),
})
