import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { primed } from '../../shared/adapters/dynamodb/primed.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { PlanMessage } from '../../shared/contracts/queue-messages.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { queueHandler } from '../../shared/runtime/queue-handler.ts'
import { sheetQueues } from '../../shared/wiring/sheet-queues.ts'
import { Environment } from './environment.ts'
import { planDelivery } from './plan-delivery.ts'

const configuration = loadConfiguration(Environment)
const client = dynamoDbClient()
const documents = documentClient(client)
const clock = storeTime(client)
await primed(documents, configuration.WARNINGS_TABLE)

const plan = planDelivery({
  warnings: dynamoDbWarnings(documents, configuration.WARNINGS_TABLE),
  directory: dynamoDbDirectory(documents, configuration.DIRECTORY_TABLE),
  queue: sqsWorkQueue(sqsClient(), { ...sheetQueues(configuration), watch: configuration.WATCH_QUEUE_URL }),
  clock,
  policy,
  log,
})

export const handler = queueHandler(PlanMessage, plan, { log })
