import { SQSClient } from '@aws-sdk/client-sqs'

export type Traffic = { messages: number; sendCalls: number; bytes: number }

/** A client of SQS whose calls end here: what is sent to which queue is kept and counted. */
export const keptQueues = () => {
  const waiting = new Map<string, string[]>()
  const traffic = new Map<string, Traffic>()
  const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  client.middlewareStack.add(
    () => async args => {
      const { QueueUrl = '', Entries = [] } = args.input as { QueueUrl?: string; Entries?: { MessageBody: string }[] }
      const name = QueueUrl.split('/').at(-1) ?? ''
      const bodies = Entries.map(({ MessageBody }) => MessageBody)
      const { messages, sendCalls, bytes } = traffic.get(name) ?? { messages: 0, sendCalls: 0, bytes: 0 }
      const more = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0)
      traffic.set(name, { messages: messages + bodies.length, sendCalls: sendCalls + 1, bytes: bytes + more })
      waiting.set(name, [...(waiting.get(name) ?? []), ...bodies])
      return { output: { $metadata: {}, Failed: [] }, response: {} }
    },
    { step: 'initialize', name: 'keptQueues' },
  )
  const urlOf = (name: string): string => `https://sqs.example.org/0/${name}`
  return {
    client,
    traffic,
    urls: {
      plan: { urgent: urlOf('plan'), routine: urlOf('plan') },
      sms: { urgent: urlOf('sms'), routine: urlOf('sms') },
      loudspeaker: { urgent: urlOf('speaker'), routine: urlOf('speaker') },
      chat: urlOf('chat'),
      watch: urlOf('watch'),
      roster: urlOf('roster'),
      notices: urlOf('notices'),
    },
    receipts: urlOf('receipts'),
    /** Everything on a queue, as it was sent. */
    take(name: string): unknown[] {
      const bodies = waiting.get(name) ?? []
      waiting.delete(name)
      return bodies.map(body => JSON.parse(body))
    },
  }
}
export type KeptQueues = ReturnType<typeof keptQueues>
