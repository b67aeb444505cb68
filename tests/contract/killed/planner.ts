import { SQSClient } from '@aws-sdk/client-sqs'
import { planDelivery } from '../../../functions/plan-delivery/plan-delivery.ts'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { storeTime } from '../../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { type QueueUrls, sqsWorkQueue } from '../../../shared/adapters/sqs/work-queue.ts'
import type { PlanMessage } from '../../../shared/contracts/queue-messages.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'
import type { Tables } from '../support/tables.ts'

/** What a planner process is told, as JSON. `dieAt`: which of its calls to the queues it does not survive. */
export type PlanOrder = { tables: Tables; message: PlanMessage; urls: QueueUrls; dieAt?: number }

/** A planner as a process of its own, killed between two of its calls. */
const { tables, message, urls, dieAt } = JSON.parse(process.argv[2] ?? '') as PlanOrder

const sqs = new SQSClient()
let calls = 0
sqs.middlewareStack.add(
  next => async args => {
    calls += 1
    if (calls === dieAt) process.kill(process.pid, 'SIGKILL')
    return next(args)
  },
  { step: 'initialize' },
)
const client = dynamoDbClient()
const documents = documentClient(client)
const plan = planDelivery({
  warnings: dynamoDbWarnings(documents, tables.warnings),
  directory: dynamoDbDirectory(documents, tables.directory),
  queue: sqsWorkQueue(sqs, urls),
  policy: defaultPolicy,
  clock: storeTime(client),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
})
await plan(message)
process.exit(0)
