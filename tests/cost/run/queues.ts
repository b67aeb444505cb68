import { SQSClient } from '@aws-sdk/client-sqs'
import { type QueueName, queuePlans } from '../../../infra/queues.ts'
import { answersAfterMs, type Clock } from './clock.ts'

export type Traffic = { messages: number; sendCalls: number; bytes: number }

/** A client of SQS whose calls end here: what is sent to which queue is kept and counted. */
export const keptQueues = (clock: Clock) => {
  const waiting = new Map<QueueName, string[]>()
  const traffic = new Map<QueueName, Traffic>()
  const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  client.middlewareStack.add(
    () => async args => {
      const { QueueUrl = '', Entries = [] } = args.input as { QueueUrl?: string; Entries?: { MessageBody: string }[] }
      const name = nameOf(QueueUrl)
      const bodies = Entries.map(({ MessageBody }) => MessageBody)
      const { messages, sendCalls, bytes } = traffic.get(name) ?? { messages: 0, sendCalls: 0, bytes: 0 }
      const more = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0)
      traffic.set(name, { messages: messages + bodies.length, sendCalls: sendCalls + 1, bytes: bytes + more })
      waiting.set(name, [...(waiting.get(name) ?? []), ...bodies])
      return clock.after(answersAfterMs.queue, async () => ({ output: { $metadata: {}, Failed: [] }, response: {} }))
    },
    { step: 'initialize', name: 'keptQueues' },
  )
  const urlOf = (name: QueueName): string => `https://sqs.example.org/0/${name}`
  return {
    client,
    traffic,
    urls: {
      plan: { urgent: urlOf('plan-urgent'), routine: urlOf('plan-routine') },
      sms: { urgent: urlOf('sms-urgent'), routine: urlOf('sms-routine') },
      loudspeaker: { urgent: urlOf('speaker-urgent'), routine: urlOf('speaker-routine') },
      chat: urlOf('chat'),
      watch: urlOf('watch'),
      roster: urlOf('roster'),
      notices: urlOf('notices'),
    },
    receipts: urlOf('receipts'),
    /** Everything on a queue, as it was sent. */
    take(name: QueueName): unknown[] {
      const bodies = waiting.get(name) ?? []
      waiting.delete(name)
      return bodies.map(body => JSON.parse(body))
    },
  }
}
export type KeptQueues = ReturnType<typeof keptQueues>

const nameOf = (url: string): QueueName => {
  const name = Object.keys(queuePlans).find(one => url.endsWith(`/${one}`))
  if (!name) throw new Error(`there is no queue at ${url}`)
  return name as QueueName
}
