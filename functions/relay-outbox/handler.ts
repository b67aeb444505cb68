import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { OutboxEntry } from '../../shared/contracts/queue-messages.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { streamHandler } from '../../shared/runtime/stream-handler.ts'
import { Environment } from './environment.ts'
import { relayOutbox } from './relay-outbox.ts'

const urls = loadConfiguration(Environment)
const queue = sqsWorkQueue(sqsClient(), {
  plan: { urgent: urls.PLAN_URGENT_QUEUE_URL, routine: urls.PLAN_ROUTINE_QUEUE_URL },
  notices: urls.NOTICES_QUEUE_URL,
})

export const handler = streamHandler(OutboxEntry, relayOutbox({ queue }), log)
