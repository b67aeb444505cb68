import { dynamoDbCalendars } from '../../shared/adapters/dynamodb/calendars.ts'
import { dynamoDbNotices } from '../../shared/adapters/dynamodb/notices.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { NoticesMessage } from '../../shared/contracts/queue-messages.ts'
import { defaultBook as book } from '../../shared/policy/notices/book.ts'
import { tellingPolicy as telling } from '../../shared/policy/notices/telling-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { queueHandler } from '../../shared/runtime/queue-handler.ts'
import { doorPorts } from '../../shared/wiring/door-ports.ts'
import { Environment } from './environment.ts'
import { tellNotices } from './tell-notices.ts'

const configuration = loadConfiguration(Environment)
const door = doorPorts(configuration)
const tell = tellNotices({
  ...door,
  calendars: dynamoDbCalendars(door.documents, configuration.DIRECTORY_TABLE),
  notices: dynamoDbNotices(door.documents, configuration.WARNINGS_TABLE),
  queue: sqsWorkQueue(sqsClient(), { notices: configuration.NOTICES_QUEUE_URL }),
  book,
  telling,
})

export const handler = queueHandler(NoticesMessage, tell, { log })
