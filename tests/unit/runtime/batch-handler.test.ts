import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { batchHandler } from '../../../shared/runtime/batch-handler.ts'
import { recordingLog } from '../support/recording-log.ts'
import { lambdaContext, sqsEvent } from '../support/sqs-event.ts'

const Message = z.object({ n: z.number() })
const failedIds = (answer: unknown) =>
  (answer as { batchItemFailures: { itemIdentifier: string }[] }).batchItemFailures.map(
    ({ itemIdentifier }) => itemIdentifier,
  )

describe('a batch', () => {
  it('is one call with everything that can be read; the rest stays on the queue by itself', async () => {
    const calls: number[][] = []
    const handler = batchHandler(Message, async messages => void calls.push(messages.map(({ n }) => n)), recordingLog())
    const answer = await handler(sqsEvent(['{"n":1}', 'not JSON', '{"n":"x"}', '{"n":2}']), lambdaContext)
    expect(calls).toEqual([[1, 2]])
    expect(failedIds(answer)).toEqual(['m1', 'm2'])
  })

  it('has come again what its work could not do yet, and nothing else', async () => {
    const again = async (messages: { n: number }[]) => messages.filter(({ n }) => n === 2)
    const answer = await batchHandler(Message, again, recordingLog())(sqsEvent(['{"n":1}', '{"n":2}']), lambdaContext)
    expect(failedIds(answer)).toEqual(['m1'])
  })

  it('whose work fails stays on the queue as a whole', async () => {
    const log = recordingLog()
    const fails = async () => {
      throw new Error('call +8615400000001')
    }
    const answer = await batchHandler(Message, fails, log)(sqsEvent(['{"n":1}', '{"n":2}']), lambdaContext)
    expect(failedIds(answer)).toEqual(['m0', 'm1'])
    expect(log.lines).toMatchObject([{ code: 'batch-failed', fields: { queue: 'queue', count: 2 } }])
  })
})
