import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Log } from '../ports/log.ts'
import type { LostMessage } from '../ports/lost-messages.ts'
import type { MessageOutcome } from '../ports/queue.ts'

/**
 * Dead letters come as they are: no form can be asked of what nobody could read. One that fails or comes back stays on its queue for
 * the queue's visibility timeout; there is nowhere further for it to go.
 */
export const deadLetterHandler = (handle: (message: LostMessage) => Promise<MessageOutcome>, log: Log) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const failed: string[] = []
    for (const record of Records) if (!(await take(record))) failed.push(record.messageId)
    return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) }

    async function take(record: SQSRecord): Promise<boolean> {
      try {
        return (await handle(lostMessage(record))).kind === 'done'
      } catch (fault) {
        log.error('dead-letter-failed', { requestId: record.messageId, queue: queueName(record) }, fault)
        return false
      }
    }
  })

const lostMessage = (record: SQSRecord): LostMessage => ({
  id: record.messageId,
  queue: queueName(record),
  sentAt: Number(record.attributes.SentTimestamp) || 0,
  body: record.body,
})

const queueName = ({ eventSourceARN }: SQSRecord): string => eventSourceARN.split(':').at(-1) ?? ''
