import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import type { Log } from '../ports/log.ts'
import type { MessageOutcome, TimeBox } from '../ports/queue.ts'
import type { HideMessage } from './queue-handler.ts'
import { byElapsedTime, timeBox } from './time-box.ts'

type Outcome = MessageOutcome | { kind: 'failed'; fault: unknown }

/**
 * A batch looked at as a whole, each message with an outcome of its own: for what waits in lines. Each record is parsed inside its own
 * try.
 */
export const lineHandler = <Schema extends z.ZodType>(
  schema: Schema,
  handle: (messages: z.output<Schema>[], box: TimeBox) => Promise<readonly Outcome[]>,
  { log, hide, timeoutMs }: { log: Log; hide: HideMessage; timeoutMs?: number },
) =>
  middy<SQSEvent, SQSBatchResponse>(byElapsedTime).handler(async ({ Records }, context) => {
    const failed = new Set<string>()
    const box = timeBox(context, timeoutMs)
    const readable: { record: SQSRecord; message: z.output<Schema> }[] = []
    for (const record of Records) {
      try {
        readable.push({ record, message: schema.parse(JSON.parse(record.body)) })
      } catch (fault) {
        failed.add(record.messageId)
        log.error('message-unreadable', { requestId: record.messageId, queue: queueName(record) }, fault)
      }
    }
    const outcomes = await handle(
      readable.map(({ message }) => message),
      box,
    )
    for (const [index, { record }] of readable.entries()) {
      const outcome = outcomes[index]
      if (outcome?.kind === 'done') continue
      failed.add(record.messageId)
      if (outcome?.kind === 'back') await hidden(record, outcome.seconds)
      else log.error('message-failed', { requestId: record.messageId, queue: queueName(record) }, outcome?.fault)
    }
    return { batchItemFailures: [...failed].map(itemIdentifier => ({ itemIdentifier })) }

    /** A message that could not be hidden comes back by itself, later. */
    async function hidden(record: SQSRecord, seconds: number): Promise<void> {
      try {
        await hide(record.eventSourceARN, record.receiptHandle, seconds)
      } catch (fault) {
        log.error('message-failed', { requestId: record.messageId, queue: queueName(record) }, fault)
      }
    }
  })

const queueName = ({ eventSourceARN }: SQSRecord): string => eventSourceARN.split(':').at(-1) ?? ''
