import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { SQSBatchResponse } from 'aws-lambda'

/** What a writer says: a batch that its queue may forget, or what all batches of a file have taken. */
export type Said = { acknowledged: number } | { cpuSeconds: number; seconds: number }

/**
 * A process with the deployed bundle of record-receipt (BENCH_HANDLER): told a file of events, a line each, it hands them over one
 * after the other as Lambda's runtime client does, from the text on.
 */
const { handler } = await import(process.env.BENCH_HANDLER ?? '')
const say = (said: Said) => process.send?.(said)

const take = async (path: string): Promise<void> => {
  const [before, from] = [process.cpuUsage(), performance.now()]
  let batch = 0
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const { batchItemFailures }: SQSBatchResponse = await handler(JSON.parse(line), {})
    if (batchItemFailures.length === 0) say({ acknowledged: batch })
    batch += 1
  }
  const { user, system } = process.cpuUsage(before)
  say({ cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - from) / 1000 })
}

process.on('message', path => void take(String(path)))
