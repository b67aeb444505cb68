import { SQSClient } from '@aws-sdk/client-sqs'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { scheduleHandler } from '../../shared/runtime/schedule-handler.ts'
import { Environment } from './environment.ts'
import { tick } from './tick.ts'

const { WARNINGS_TABLE, ...urls } = loadConfiguration(Environment)
const client = dynamoDbClient()

const wake = tick({
  warnings: dynamoDbWarnings(documentClient(client), WARNINGS_TABLE),
  queue: sqsWorkQueue(new SQSClient(), {
    plan: { urgent: urls.PLAN_URGENT_QUEUE_URL, routine: urls.PLAN_ROUTINE_QUEUE_URL },
    watch: urls.WATCH_QUEUE_URL,
  }),
  clock: storeTime(client),
  log,
})

export const handler = scheduleHandler(wake, log)
