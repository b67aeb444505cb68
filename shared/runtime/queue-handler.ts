import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import type { Log } from '../ports/log.ts'
import type { MessageOutcome, TimeBox } from '../ports/queue.ts'
import { byElapsedTime, timeBox } from './time-box.ts'

/** Makes a message that was not acknowledged visible again after `seconds`. */
export type HideMessage = (queueArn: string, receiptHandle: string, seconds: number) => Promise<void>

/** `hide`: without one, a message that comes back waits for its queue's visibility timeout. `timeoutMs`: the function's own. */
type QueueHandler = { log: Log; hide?: HideMessage; timeoutMs?: number }
export type RecordContext = TimeBox & { queueArn: string; messageId: string }

/**
 * All messages of a batch side by side, each parsed inside its own try, so that a bad one never sinks its batch.
 * A thrown fault leaves the message on the queue; its redrive policy ends it as a dead letter, which is marked.
 */
export const queueHandler = <Schema extends z.ZodType>(
  schema: Schema,
  handle: (message: z.output<Schema>, context: RecordContext) => Promise<MessageOutcome>,
  { log, hide, timeoutMs }: QueueHandler,
) =>
  middy<SQSEvent, SQSBatchResponse>(byElapsedTime).handler(async (event, context) => {
    const box = timeBox(context, timeoutMs)
    const taken = event.Records.map(async record => {
      const isDone = await take(record, { ...box, queueArn: record.eventSourceARN, messageId: record.messageId })
      return isDone ? [] : [{ itemIdentifier: record.messageId }]
    })
    return { batchItemFailures: (await Promise.all(taken)).flat() }

    async function take(record: SQSRecord, recordContext: RecordContext): Promise<boolean> {
      try {
        const outcome = await handle(schema.parse(JSON.parse(record.body)), recordContext)
        if (outcome.kind === 'done') return true
        await hide?.(record.eventSourceARN, record.receiptHandle, outcome.seconds)
      } catch (fault) {
        log.error('message-failed', { requestId: record.messageId, queue: queueName(record) }, fault)
      }
      return false
    }
  })

const queueName = ({ eventSourceARN }: SQSRecord): string => eventSourceARN.split(':').at(-1) ?? ''
