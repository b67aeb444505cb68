import { dynamoDbCalendars } from '../../shared/adapters/dynamodb/calendars.ts'
import { dynamoDbNotices } from '../../shared/adapters/dynamodb/notices.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { defaultBook as book } from '../../shared/policy/notices/book.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { scheduleHandler } from '../../shared/runtime/schedule-handler.ts'
import { issuingStores } from '../../shared/wiring/issuing-stores.ts'
import { Environment } from './environment.ts'
import { renewRosters } from './renew-rosters.ts'
import { tick } from './tick.ts'
import { wakeNotices } from './wake-notices.ts'

const { SMS_CARRIER, DIRECTORY_TABLE, WARNINGS_TABLE, ...urls } = loadConfiguration(Environment)
const stores = issuingStores({ SMS_CARRIER, DIRECTORY_TABLE, WARNINGS_TABLE })
const { documents, directory, clock } = stores
const queue = sqsWorkQueue(sqsClient(), {
  plan: { urgent: urls.PLAN_URGENT_QUEUE_URL, routine: urls.PLAN_ROUTINE_QUEUE_URL },
  ...{ watch: urls.WATCH_QUEUE_URL, roster: urls.ROSTER_QUEUE_URL, notices: urls.NOTICES_QUEUE_URL },
})
const notices = dynamoDbNotices(documents, WARNINGS_TABLE)
const calendars = dynamoDbCalendars(documents, DIRECTORY_TABLE)
const turns = [
  tick({ ...stores, queue }),
  renewRosters({ directory, queue, clock, zone: stores.policy.zone, log }),
  wakeNotices({ notices, calendars, directory, book, queue, clock }),
]

export const handler = scheduleHandler(async () => {
  const done = await Promise.allSettled(turns.map(turn => turn()))
  // One turn's trouble keeps no other waiting.
  for (const one of done) if (one.status === 'rejected') throw one.reason
}, log)
