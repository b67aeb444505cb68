import { expect, it } from 'vitest'
import { back, done } from '../../../shared/ports/queue.ts'
import { deadLetterHandler } from '../../../shared/runtime/dead-letter-handler.ts'
import { recordingLog } from '../support/recording-log.ts'
import { lambdaContext, sqsEvent } from '../support/sqs-event.ts'

it('dead letters are taken as they are, one by one; what fails or comes back stays', async () => {
  const seen: string[] = []
  const handler = deadLetterHandler(async ({ body, queue, sentAt }) => {
    seen.push(`${queue}/${new Date(sentAt).toISOString().slice(0, 10)}: ${body}`)
    if (body === 'later') return back(5)
    if (body === 'broken') throw new Error('no bucket')
    return done
  }, recordingLog())
  const answer = await handler(sqsEvent(['not JSON', 'later', 'broken', '{}'], 'sms-dead'), lambdaContext)
  expect(seen[0]).toBe('sms-dead/2026-07-01: not JSON')
  expect(seen).toHaveLength(4)
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }] })
})
