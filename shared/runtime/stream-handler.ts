import { unmarshall } from '@aws-sdk/util-dynamodb'
import middy from '@middy/core'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type * as z from 'zod'
import type { Log } from '../ports/log.ts'

/**
 * The new images of a table's stream, in order. At the first record that fails the batch ends there: Lambda tries again from it,
 * and what it cannot get through goes to the failure destination, which has a consumer.
 */
export const streamHandler = <Schema extends z.ZodType>(
  schema: Schema,
  handle: (image: z.output<Schema>) => Promise<void>,
  log: Log,
) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async event => {
    for (const { dynamodb, eventID } of event.Records) {
      try {
        // The stream's own types and the SDK's differ in name only.
        const image = unmarshall((dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0])
        await handle(schema.parse(image))
      } catch (fault) {
        log.error('stream-record-failed', { requestId: eventID ?? '' }, fault)
        return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] }
      }
    }
    return { batchItemFailures: [] }
  })
