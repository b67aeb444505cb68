import { dynamoDbCalendars } from '../../shared/adapters/dynamodb/calendars.ts'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbNotices } from '../../shared/adapters/dynamodb/notices.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { defaultBook as book } from '../../shared/policy/notices/book.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { newId } from '../../shared/runtime/ids.ts'
import { log } from '../../shared/runtime/logger.ts'
import { scheduleHandler } from '../../shared/runtime/schedule-handler.ts'
import { Environment } from './environment.ts'
import { renewRosters } from './renew-rosters.ts'
import { tick } from './tick.ts'
import { wakeNotices } from './wake-notices.ts'

const { DIRECTORY_TABLE, WARNINGS_TABLE, ...urls } = loadConfiguration(Environment)
const client = dynamoDbClient()
const documents = documentClient(client)
const clock = storeTime(client)
const queue = sqsWorkQueue(sqsClient(), {
  plan: { urgent: urls.PLAN_URGENT_QUEUE_URL, routine: urls.PLAN_ROUTINE_QUEUE_URL },
  ...{ watch: urls.WATCH_QUEUE_URL, roster: urls.ROSTER_QUEUE_URL, notices: urls.NOTICES_QUEUE_URL },
})
const directory = dynamoDbDirectory(documents, DIRECTORY_TABLE)
const warnings = dynamoDbWarnings(documents, WARNINGS_TABLE)
const notices = dynamoDbNotices(documents, WARNINGS_TABLE)
const calendars = dynamoDbCalendars(documents, DIRECTORY_TABLE)
const turns = [
  tick({ warnings, directory, queue, clock, policy, newId, log }),
  renewRosters({ directory, queue, clock, zone: policy.zone, log }),
  wakeNotices({ notices, calendars, directory, book, queue, clock }),
]

export const handler = scheduleHandler(async () => {
  for (const turn of turns) await turn()
}, log)
