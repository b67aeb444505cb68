import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import type { Log } from '../ports/log.ts'
import type { MessageOutcome, TimeBox } from '../ports/queue.ts'
import type { HideMessage } from './queue-handler.ts'

/** What still runs so long before the end is given up, so that its outcome can be written. */
const writingTimeMs = 3_000

type Outcome = MessageOutcome | { kind: 'failed'; fault: unknown }

/**
 * A batch looked at as a whole, each message with an outcome of its own: for what waits in lines. Each record is parsed inside its own
 * try. All that go back are hidden equally long: a FIFO group is shut until the last of its hidden messages is seen again.
 */
export const lineHandler = <Schema extends z.ZodType>(
  schema: Schema,
  handle: (messages: z.output<Schema>[], box: TimeBox) => Promise<readonly Outcome[]>,
  { log, hide }: { log: Log; hide: HideMessage },
) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }, context) => {
    const failed = new Set<string>()
    const readable: { record: SQSRecord; message: z.output<Schema> }[] = []
    for (const record of Records) {
      try {
        readable.push({ record, message: schema.parse(JSON.parse(record.body)) })
      } catch (fault) {
        failed.add(record.messageId)
        log.error('message-unreadable', { requestId: record.messageId, queue: queueName(record) }, fault)
      }
    }
    const remainingMs = () => context.getRemainingTimeInMillis()
    const signal = AbortSignal.timeout(Math.max(0, remainingMs() - writingTimeMs))
    const outcomes = await handle(
      readable.map(({ message }) => message),
      { signal, remainingMs },
    )
    const shut = new Map<string, { seconds: number; records: SQSRecord[] }>()
    for (const [index, { record }] of readable.entries()) {
      const outcome = outcomes[index]
      if (outcome?.kind === 'done') continue
      failed.add(record.messageId)
      if (outcome?.kind === 'back') put(shut, record, outcome.seconds)
      else log.error('message-failed', { requestId: record.messageId, queue: queueName(record) }, outcome?.fault)
    }
    for (const { seconds, records } of shut.values()) await Promise.all(records.map(record => hidden(record, seconds)))
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

/** The soonest that anybody of the group wants to be looked at again is when all of it is. */
const put = (
  shut: Map<string, { seconds: number; records: SQSRecord[] }>,
  record: SQSRecord,
  seconds: number,
): void => {
  const group = record.attributes.MessageGroupId ?? record.messageId
  const known = shut.get(group) ?? { seconds, records: [] }
  shut.set(group, { seconds: Math.min(known.seconds, seconds), records: [...known.records, record] })
}

const queueName = ({ eventSourceARN }: SQSRecord): string => eventSourceARN.split(':').at(-1) ?? ''
