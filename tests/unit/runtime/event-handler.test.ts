import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Fault } from '../../../shared/ports/fault.ts'
import { eventHandler } from '../../../shared/runtime/event-handler.ts'
import { recordingLog } from '../support/recording-log.ts'
import { lambdaContext } from '../support/sqs-event.ts'

describe('an asynchronous invocation', () => {
  const schema = z.object({ n: z.number() })

  it('is done when its work is', async () => {
    const seen: number[] = []
    const handler = eventHandler(schema, async ({ n }) => void seen.push(n), recordingLog())
    await handler({ n: 3 }, lambdaContext)
    expect(seen).toEqual([3])
  })

  it.each([
    ['a parser that quotes its input', () => JSON.parse('call +8615400000001'), 'unclassified', false],
    ['a fault of ours', () => Promise.reject(new Fault('conflict', true, '+8615400000001')), 'conflict', true],
  ])(
    'that fails by %s is thrown for Lambda to try again, in no words of its own',
    async (_, fail, reason, retryable) => {
      const handler = eventHandler(schema, async () => void (await fail()), recordingLog())
      const thrown = await Promise.resolve(handler({ n: 1 }, lambdaContext)).catch((fault: unknown) => fault)
      expect(thrown).toBeInstanceOf(Fault)
      expect(thrown).toMatchObject({ reason, retryable, message: 'event-failed', cause: undefined })
      expect((thrown as Fault).stack).not.toContain('154')
    },
  )

  it('that has the wrong form is thrown too', async () => {
    const handler = eventHandler(schema, async () => undefined, recordingLog())
    await expect(Promise.resolve(handler({ n: 'x' }, lambdaContext))).rejects.toBeInstanceOf(Fault)
  })
})
