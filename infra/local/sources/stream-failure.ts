import { randomUUID } from 'node:crypto'
import type { StreamPage } from './stream-reader.ts'

const arrival = (seconds: number | undefined): string => new Date((seconds ?? 0) * 1000).toISOString()

/** What Lambda sends to the failure destination of a stream: where the records are, not the records. */
export const givenUpRecord = (
  { shard, records }: StreamPage,
  streamArn: string,
  functionArn: string,
  attempts: number,
): string => {
  const [first, last] = [records[0]?.dynamodb, records.at(-1)?.dynamodb]
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: shard,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: arrival(last?.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn,
    },
  })
}
