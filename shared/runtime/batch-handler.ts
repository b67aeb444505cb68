import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import type { Log } from '../ports/log.ts'

/**
 * A whole batch in one call, for work that is cheaper together. Each record is parsed inside its own try: what cannot be read stays
 * on the queue by itself, until its redrive policy makes it a dead letter. A fault in the work leaves all the others there too,
 * so the work must be safe to do twice. Messages that the work returns come again, too.
 */
export const batchHandler = <Schema extends z.ZodType>(
  schema: Schema,
  handle: (messages: z.output<Schema>[]) => Promise<readonly z.output<Schema>[] | undefined>,
  log: Log,
) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const read = Records.map(record => ({ id: record.messageId, ...parse(schema, record, log) }))
    const unreadable = read.filter(({ kind }) => kind === 'unreadable')
    const readable = read.filter(entry => entry.kind === 'read')
    try {
      const again = new Set(await handle(readable.map(({ message }) => message)))
      return failures([...unreadable, ...readable.filter(({ message }) => again.has(message))])
    } catch (fault) {
      log.error('batch-failed', { queue: queueName(Records[0]), count: readable.length }, fault)
      return failures(read)
    }
  })

type Parsed<T> = { kind: 'read'; message: T } | { kind: 'unreadable' }

const parse = <Schema extends z.ZodType>(schema: Schema, record: SQSRecord, log: Log): Parsed<z.output<Schema>> => {
  try {
    return { kind: 'read', message: schema.parse(JSON.parse(record.body)) }
  } catch (fault) {
    log.error('message-unreadable', { requestId: record.messageId, queue: queueName(record) }, fault)
    return { kind: 'unreadable' }
  }
}

const failures = (entries: { id: string }[]): SQSBatchResponse => ({
  batchItemFailures: entries.map(({ id }) => ({ itemIdentifier: id })),
})

const queueName = (record: SQSRecord | undefined): string => record?.eventSourceARN.split(':').at(-1) ?? ''
