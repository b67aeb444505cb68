import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { OutboxEntry } from '../../shared/contracts/queue-messages.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { streamHandler } from '../../shared/runtime/stream-handler.ts'
import { Environment } from './environment.ts'
import { relayOutbox } from './relay-outbox.ts'

const { PLAN_URGENT_QUEUE_URL: urgent, PLAN_ROUTINE_QUEUE_URL: routine } = loadConfiguration(Environment)
const queue = sqsWorkQueue(sqsClient(), { plan: { urgent, routine } })

export const handler = streamHandler(OutboxEntry, relayOutbox({ queue }), log)
