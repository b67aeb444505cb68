import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { SendMessage } from '../../contracts/queue-messages.ts'
import type { Lane } from '../../domain/channel.ts'
import { Fault } from '../../ports/fault.ts'
import type { WorkQueue } from '../../ports/queue.ts'

/** A function knows only the queues that it may write to. */
export type QueueUrls = {
  plan?: Record<Lane, string>
  sms?: Record<Lane, string>
  loudspeaker?: Record<Lane, string>
  /** FIFO, two groups per room: red, and the rest. */
  chat?: string
  watch?: string
  roster?: string
}

/** SQS: entries of one SendMessageBatch. */
const batchSize = 10

type Entry = { body: unknown; group?: string; delaySeconds?: number }

export const sqsWorkQueue = (client: SQSClient, urls: QueueUrls): WorkQueue => {
  const post = async (url: string | undefined, entries: Entry[]): Promise<void> => {
    if (!url) throw new Fault('misconfigured', false, 'this function was given no such queue')
    await Promise.all(batches(entries).map(batch => postBatch(client, url, batch)))
  }
  return {
    async plan(messages) {
      await eachLane(messages, (lane, some) =>
        post(
          urls.plan?.[lane],
          some.map(body => ({ body })),
        ),
      )
    },
    async send(messages, delaySeconds = 0) {
      const speakers = messages.filter(({ sheet }) => sheet.channel === 'loudspeaker')
      const rooms = messages.filter(({ sheet }) => sheet.channel === 'group-chat')
      const phones = messages.filter(({ sheet }) => sheet.channel === 'sms')
      const entry = (body: SendMessage): Entry => ({ body, delaySeconds })
      await eachLane(speakers, (lane, some) => post(urls.loudspeaker?.[lane], some.map(entry)))
      // A FIFO queue takes no delay of a single message; its order is by room, and red stands in a line of its own.
      if (rooms.length > 0)
        await post(
          urls.chat,
          rooms.map(body => ({ body, group: groupOf(body) })),
        )
      await eachLane(phones, (lane, some) => post(urls.sms?.[lane], some.map(entry)))
    },
    watch: (message, delaySeconds) => post(urls.watch, [{ body: message, delaySeconds }]),
    publishRoster: message => post(urls.roster, [{ body: message }]),
  }
}

/** Place and page name a room. */
const groupOf = ({ sheet: { place, page }, colour }: SendMessage): string =>
  `${place}#${page}#${colour === 'red' ? 'red' : 'rest'}`

const eachLane = async <M extends { lane: Lane }>(messages: M[], post: (lane: Lane, some: M[]) => Promise<void>) => {
  for (const lane of ['urgent', 'routine'] as const) {
    const some = messages.filter(message => message.lane === lane)
    if (some.length > 0) await post(lane, some)
  }
}

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
  const Entries = batch.map(({ body, group, delaySeconds }, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify(body),
    ...(delaySeconds ? { DelaySeconds: delaySeconds } : {}),
    ...(group !== undefined && { MessageGroupId: group, MessageDeduplicationId: crypto.randomUUID() }),
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
