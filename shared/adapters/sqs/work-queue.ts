import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import pLimit from 'p-limit'
import type { SendMessage } from '../../contracts/queue-messages.ts'
import type { Lane } from '../../domain/channel.ts'
import { Fault } from '../../ports/fault.ts'
import type { WorkQueue } from '../../ports/queue.ts'

/** A function knows only the queues that it may write to. */
export type QueueUrls = {
  plan?: Record<Lane, string>
  sms?: Record<Lane, string>
  loudspeaker?: Record<Lane, string>
  /** Without lanes: a room's own order is red first. */
  chat?: string
  watch?: string
  roster?: string
  notices?: string
}

/** SQS: entries of one SendMessageBatch. */
const batchSize = 10
/** Of the thousands of a large county: more would only wait, and whatever else this process has to say would wait behind them. */
const callsAtOnce = 16

type Entry = { body: unknown; delaySeconds?: number }

export const sqsWorkQueue = (client: SQSClient, urls: QueueUrls): WorkQueue => {
  const turn = pLimit(callsAtOnce)
  const post = async (url: string | undefined, entries: Entry[]): Promise<void> => {
    if (!url) throw new Fault('misconfigured', false, 'this function was given no such queue')
    await Promise.all(batches(entries).map(batch => turn(() => postBatch(client, url, batch))))
  }
  return {
    async plan(messages) {
      const lines = byLane(messages, urls.plan, body => ({ body }))
      for (const [url, entries] of lines) if (entries.length > 0) await post(url, entries)
    },
    async send(messages, delaySeconds = 0) {
      const entry = (body: SendMessage): Entry => ({ body, delaySeconds })
      const of = (channel: SendMessage['sheet']['channel']) => messages.filter(({ sheet }) => sheet.channel === channel)
      const lines: [url: string | undefined, entries: Entry[]][] = [
        ...byLane(of('loudspeaker'), urls.loudspeaker, entry),
        [urls.chat, of('group-chat').map(entry)],
        ...byLane(of('sms'), urls.sms, entry),
      ]
      const filled = lines.filter(([, entries]) => entries.length > 0)
      // The first of every channel at once: who is first on one does not wait until all of another are queued.
      await Promise.all(filled.map(([url, entries]) => post(url, entries.slice(0, batchSize))))
      for (const [url, entries] of filled) await post(url, entries.slice(batchSize))
    },
    watch: (message, delaySeconds) => post(urls.watch, [{ body: message, delaySeconds }]),
    publishRoster: message => post(urls.roster, [{ body: message }]),
    notices: messages =>
      post(
        urls.notices,
        messages.map(body => ({ body })),
      ),
  }
}

const lanes = ['urgent', 'routine'] as const

const byLane = <M extends { lane: Lane }>(
  messages: M[],
  urls: Record<Lane, string> | undefined,
  entryOf: (message: M) => Entry,
): [url: string | undefined, entries: Entry[]][] =>
  lanes.map(lane => [urls?.[lane], messages.filter(message => message.lane === lane).map(entryOf)])

/** Messages of one queue that know neither delay nor order. */
export const postAll = async (client: SQSClient, url: string, bodies: readonly unknown[]): Promise<void> => {
  await Promise.all(batches(bodies.map(body => ({ body }))).map(batch => postBatch(client, url, batch)))
}

const batches = (entries: Entry[]): Entry[][] =>
  Array.from({ length: Math.ceil(entries.length / batchSize) }, (_, n) =>
    entries.slice(n * batchSize, (n + 1) * batchSize),
  )

/** Throws when even one entry was not stored: the caller's own message stays, and planning again names the same sheets. */
const postBatch = async (client: SQSClient, QueueUrl: string, batch: Entry[]): Promise<void> => {
  const Entries = batch.map(({ body, delaySeconds }, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify(body),
    ...(delaySeconds ? { DelaySeconds: delaySeconds } : {}),
  }))
  try {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    if (Failed.length === 0) return
  } catch (error) {
    throw new Fault('unreachable', true, 'the queue did not take a batch', error)
  }
  throw new Fault('unreachable', true, 'the queue refused a part of a batch')
}

/** Makes a message that was not acknowledged visible again after `seconds` (0 to 43,200). */
export const sqsHideMessage =
  (client: SQSClient, urlOf: (queueArn: string) => string) =>
  async (queueArn: string, ReceiptHandle: string, seconds: number): Promise<void> => {
    const command = new ChangeMessageVisibilityCommand({
      QueueUrl: urlOf(queueArn),
      ReceiptHandle,
      VisibilityTimeout: Math.min(Math.ceil(seconds), 43_200),
    })
    await client.send(command)
  }
