import * as z from 'zod'
import { type DynamoCall, DynamoFault } from '../dynamodb/call.ts'
import type { JsonObject } from '../template/json.ts'

export type StreamRecord = JsonObject & {
  eventName: string
  dynamodb: { SequenceNumber: string; ApproximateCreationDateTime?: number }
}
/** The last record that was handled. */
export const Position = z.object({ shard: z.string(), last: z.string() })
export type Position = z.infer<typeof Position>
export type StreamPage = { shard: string; records: StreamRecord[] }

const Shards = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) })
const Iterator = z.object({ ShardIterator: z.string() })
const Page = z.object({
  Records: z.array(z.looseObject({ eventName: z.string() })),
  NextShardIterator: z.string().optional(),
})

const isTrimmed = (fault: unknown): boolean =>
  fault instanceof DynamoFault && fault.message.includes('TrimmedDataAccessException')

/**
 * Reads one stream of DynamoDB Local after a position, or from its beginning, shard after shard; each call goes on where the last one
 * ended.
 */
export const readStream = (
  streamArn: string,
  call: DynamoCall,
  after?: Position,
): ((limit: number) => Promise<StreamPage>) => {
  const finished = new Set<string>()
  let shard = after?.shard
  let iterator: string | undefined
  let last = after?.last

  const nextShard = async (): Promise<string | undefined> => {
    const { StreamDescription } = Shards.parse(await call('DescribeStream', { StreamArn: streamArn }))
    const ids = StreamDescription.Shards.map(({ ShardId }) => ShardId)
    return ids.slice(after && Math.max(0, ids.indexOf(after.shard))).find(id => !finished.has(id))
  }
  const open = async (): Promise<string | undefined> => {
    shard ??= await nextShard()
    if (shard === undefined) return undefined
    const from = last
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last }
      : { ShardIteratorType: 'TRIM_HORIZON' }
    const asked = { StreamArn: streamArn, ShardId: shard, ...from }
    const opened = await call('GetShardIterator', asked).catch((fault: unknown) => {
      // A day later the shard is gone, and what was in it: begin with what there is.
      if (fault instanceof DynamoFault) shard = last = undefined
      throw fault
    })
    return Iterator.parse(opened).ShardIterator
  }
  return async limit => {
    iterator ??= await open()
    if (shard === undefined || iterator === undefined) return { shard: '', records: [] }
    const asked = { ShardIterator: iterator, Limit: limit }
    // An iterator lives for a quarter of an hour; whatever else went wrong is mended by opening anew, too.
    iterator = undefined
    const answer = await call('GetRecords', asked).catch((fault: unknown) => {
      if (!isTrimmed(fault)) throw fault
      // DynamoDB Local says so, too, of an iterator that was opened before the first record: begin with what there is.
      last = undefined
    })
    if (answer === undefined) return { shard, records: [] }
    const { Records, NextShardIterator } = Page.parse(answer)
    const records = Records as unknown as StreamRecord[]
    const page = { shard, records }
    iterator = NextShardIterator
    last = records.at(-1)?.dynamodb.SequenceNumber ?? last
    if (NextShardIterator === undefined) {
      finished.add(shard)
      shard = undefined
      last = undefined
    }
    return page
  }
}
