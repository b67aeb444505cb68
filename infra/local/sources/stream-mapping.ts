import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningFunction } from '../lambda/function.ts'
import { failedRecords } from './batch-result.ts'
import type { Pattern } from './pattern.ts'
import type { Running } from './running.ts'
import type { Position, StreamPage, StreamRecord } from './stream-reader.ts'

export type StreamMapping = {
  streamArn: string
  region: string
  batchSize: number
  filters: Pattern[]
  reportsItems: boolean
  bisects: boolean
  /** -1: until the records expire. */
  maximumRetries: number
  /** Told when the stream could not be read this time. */
  onReadFault(fault: unknown): void
  /** Told how far everything is handled. */
  onHandled(position: Position): void
  /** Told of records that are given up. */
  onGivenUp(page: StreamPage, attempts: number): Promise<void>
}

const firstDelayMs = 200
const longestDelayMs = 10_000

const sequence = ({ dynamodb }: StreamRecord): string => dynamodb.SequenceNumber

/** Lambda's poller for one stream: one batch at a time, in order, again until it succeeds or is given up. */
export const pollStream = (
  mapping: StreamMapping,
  target: RunningFunction,
  read: (limit: number) => Promise<StreamPage>,
  /** Resolves when it is worth looking again. */
  pause: () => Promise<void>,
): Running => {
  let open = true

  const event = (records: StreamRecord[]): string =>
    JSON.stringify({
      Records: records.map(record => ({
        ...record,
        eventSource: 'aws:dynamodb',
        eventSourceARN: mapping.streamArn,
        awsRegion: mapping.region,
      })),
    })

  const deliver = async (page: StreamPage, attempts: number): Promise<void> => {
    const { shard, records } = page
    if (records.length === 0 || !open) return
    const ids = records.map(sequence)
    const failed = failedRecords(await target.invoke(event(records)), ids, mapping.reportsItems)
    if (failed !== 'all' && failed.size === 0) return
    const first = failed === 'all' ? 0 : ids.findIndex(id => failed.has(id))
    // What came before the first failure is done; the count starts anew for what is left.
    if (first > 0) return deliver({ shard, records: records.slice(first) }, 0)
    if (mapping.maximumRetries >= 0 && attempts >= mapping.maximumRetries) return mapping.onGivenUp(page, attempts + 1)
    await sleep(Math.min(firstDelayMs * 2 ** attempts, longestDelayMs))
    if (!mapping.bisects || records.length === 1) return deliver(page, attempts + 1)
    const middle = Math.ceil(records.length / 2)
    await deliver({ shard, records: records.slice(0, middle) }, attempts + 1)
    return deliver({ shard, records: records.slice(middle) }, attempts + 1)
  }
  const wanted = (record: StreamRecord): boolean =>
    mapping.filters.length === 0 || mapping.filters.some(filter => filter(record))

  /** A reader opens its place in the stream anew after a fault. */
  const look = (): Promise<StreamPage> =>
    read(mapping.batchSize).catch((fault: unknown) => {
      if (open) mapping.onReadFault(fault)
      return { shard: '', records: [] }
    })

  const poll = async (): Promise<void> => {
    while (open) {
      const { shard, records } = await look()
      const last = records.at(-1)
      if (last) {
        await deliver({ shard, records: records.filter(wanted) }, 0)
        if (open) mapping.onHandled({ shard, last: sequence(last) })
      } else await pause()
    }
  }
  return {
    ended: poll().catch(fault => {
      if (open) throw fault
    }),
    close: () => {
      open = false
    },
  }
}
