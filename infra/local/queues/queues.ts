import * as z from 'zod'
import type { JsonObject } from '../template/json.ts'
import { lastOfArn } from '../template/place.ts'
import type { Template } from '../template/template.ts'
import { inBatches } from './batching.ts'
import type { Fauxqs } from './fauxqs.ts'

const number = z.number().optional()
const Queue = z.object({
  FifoQueue: z.boolean().optional(),
  ContentBasedDeduplication: z.boolean().optional(),
  DeduplicationScope: z.string().optional(),
  FifoThroughputLimit: z.string().optional(),
  VisibilityTimeout: number,
  DelaySeconds: number,
  MaximumMessageSize: number,
  MessageRetentionPeriod: number,
  ReceiveMessageWaitTimeSeconds: number,
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
})
const Refused = z.object({ Failed: z.array(z.object({ Id: z.coerce.number() })).optional() })
const Bucket = z.object({})
const Topic = z.object({})

export type Message = {
  MessageId: string
  ReceiptHandle: string
  Body: string
  MD5OfBody: string
  Attributes?: Record<string, string>
  MessageAttributes?: Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>
}

/** The template's queues, by ARN. */
export type Queues = {
  send(arn: string, body: string): Promise<void>
  /** Up to ten messages, as soon as there is one; none after `waitSeconds`. */
  receive(arn: string, max: number, waitSeconds: number): Promise<Message[]>
  delete(arn: string, receiptHandles: string[]): Promise<void>
  /** Shows messages again after so many seconds. */
  hide(arn: string, receiptHandles: string[], seconds: number): Promise<void>
  has(arn: string): boolean
  isFifo(arn: string): boolean
}

const attributes = (properties: z.output<typeof Queue>): JsonObject =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
    ),
  )

const inTens = <One>(all: One[]): One[][] =>
  Array.from({ length: Math.ceil(all.length / 10) }, (_, index) => all.slice(index * 10, index * 10 + 10))

/** Creates every queue, topic and bucket of the template. */
export const createQueues = async (template: Template, fauxqs: Fauxqs): Promise<Queues> => {
  const urls = new Map<string, string>()
  for (const { identity, properties } of template.all('AWS::SQS::Queue', Queue)) {
    const QueueName = lastOfArn(identity.arn)
    await fauxqs.sqs('CreateQueue', { QueueName, Attributes: attributes(properties) })
    urls.set(identity.arn, identity.ref)
  }
  for (const { identity } of template.all('AWS::S3::Bucket', Bucket)) {
    await fauxqs.forward({ method: 'PUT', path: `/${identity.ref}`, headers: { host: '127.0.0.1' }, body: '' })
  }
  for (const { identity } of template.all('AWS::SNS::Topic', Topic)) {
    const body = new URLSearchParams({ Action: 'CreateTopic', Name: lastOfArn(identity.arn) }).toString()
    await fauxqs.forward({
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })
  }
  const urlOf = (arn: string): string => urls.get(arn) ?? lastOfArn(arn)
  const batch = async (action: string, arn: string, handles: string[], more: JsonObject): Promise<void> => {
    for (const ten of inTens(handles)) {
      const Entries = ten.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, ...more }))
      await fauxqs.sqs(action, { QueueUrl: urlOf(arn), Entries })
    }
  }
  const sendOne = async (arn: string, MessageBody: string): Promise<void> => {
    await fauxqs.sqs('SendMessage', { QueueUrl: urlOf(arn), MessageBody })
  }
  const sendTen = async (arn: string, bodies: string[]): Promise<number[]> => {
    const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
    const { Failed = [] } = Refused.parse(await fauxqs.sqs('SendMessageBatch', { QueueUrl: urlOf(arn), Entries }))
    return Failed.map(({ Id }) => Id)
  }
  const gathering = new Map<string, (body: string) => Promise<void>>()
  const gathered = (arn: string): ((body: string) => Promise<void>) => {
    const known =
      gathering.get(arn) ?? inBatches({ batch: bodies => sendTen(arn, bodies), one: body => sendOne(arn, body) })
    gathering.set(arn, known)
    return known
  }
  return {
    has: arn => urls.has(arn),
    isFifo: arn => arn.endsWith('.fifo'),
    send: (arn, body) => gathered(arn)(body),
    receive: async (arn, max, waitSeconds) => {
      const input = { QueueUrl: urlOf(arn), MaxNumberOfMessages: max, WaitTimeSeconds: waitSeconds }
      const { Messages = [] } = await fauxqs.sqs('ReceiveMessage', {
        ...input,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      })
      return Messages as unknown as Message[]
    },
    delete: (arn, handles) => batch('DeleteMessageBatch', arn, handles, {}),
    hide: (arn, handles, seconds) =>
      batch('ChangeMessageVisibilityBatch', arn, handles, { VisibilityTimeout: seconds }),
  }
}
