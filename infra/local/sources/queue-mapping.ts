import type { RunningFunction } from '../lambda/function.ts'
import type { Message, Queues } from '../queues/queues.ts'
import { failedRecords } from './batch-result.ts'
import type { Running } from './running.ts'

export type QueueMapping = {
  queueArn: string
  region: string
  batchSize: number
  windowSeconds: number
  concurrency: number
  reportsItems: boolean
}

const longPollSeconds = 20

const lowerFirst = (name: string): string => `${name[0]?.toLowerCase()}${name.slice(1)}`

/** A message as Lambda hands it to a function. */
export const queueRecord = (message: Message, { queueArn, region }: QueueMapping): object => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes ?? {},
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
      name,
      Object.fromEntries(Object.entries(attribute).map(([key, value]) => [lowerFirst(key), value])),
    ]),
  ),
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: queueArn,
  awsRegion: region,
})

/**
 * Lambda's poller for one queue. It deletes what succeeded and nothing else: what failed comes back after the queue's visibility
 * timeout, and the queue's own redrive policy moves it away.
 */
export const pollQueue = (mapping: QueueMapping, target: RunningFunction, queues: Queues): Running => {
  const { queueArn, batchSize, windowSeconds, concurrency, reportsItems } = mapping
  const running = new Set<Promise<void>>()
  let open = true

  const gather = async (): Promise<Message[]> => {
    const batch = await queues.receive(queueArn, Math.min(10, batchSize), longPollSeconds)
    const until = Date.now() + windowSeconds * 1000
    while (open && batch.length > 0 && batch.length < batchSize && Date.now() < until) {
      batch.push(
        ...(await queues.receive(queueArn, Math.min(10, batchSize - batch.length), (until - Date.now()) / 1000)),
      )
    }
    return batch
  }
  const handle = async (batch: Message[]): Promise<void> => {
    const outcome = await target.invoke(
      JSON.stringify({ Records: batch.map(message => queueRecord(message, mapping)) }),
    )
    const failed = failedRecords(
      outcome,
      batch.map(({ MessageId }) => MessageId),
      reportsItems,
    )
    if (failed === 'all' || !open) return
    const done = batch.filter(({ MessageId }) => !failed.has(MessageId))
    await queues.delete(
      queueArn,
      done.map(({ ReceiptHandle }) => ReceiptHandle),
    )
  }
  const poll = async (): Promise<void> => {
    while (open) {
      if (running.size >= concurrency) await Promise.race(running)
      const batch = await gather()
      if (batch.length === 0) continue
      const work = handle(batch).finally(() => running.delete(work))
      running.add(work)
    }
  }
  const ended = poll().catch(fault => {
    if (open) throw fault
  })
  return {
    ended,
    close: () => {
      open = false
    },
  }
}
