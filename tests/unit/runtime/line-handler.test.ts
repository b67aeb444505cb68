import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { back, done, type MessageOutcome } from '../../../shared/ports/queue.ts'
import { lineHandler } from '../../../shared/runtime/line-handler.ts'
import { recordingLog } from '../support/recording-log.ts'
import { lambdaContext, sqsEvent } from '../support/sqs-event.ts'

type Fate = MessageOutcome | { kind: 'failed'; fault: unknown }
const fates: Record<string, Fate> = {
  done,
  soon: back(5),
  late: back(60),
  broken: { kind: 'failed', fault: new Error('broken') },
}

describe('a batch of what waits in lines', () => {
  let hidden: [string, number][] = []
  let seen: string[][] = []
  let log = recordingLog()
  beforeEach(() => {
    hidden = []
    seen = []
    log = recordingLog()
  })

  /** Each message says what becomes of it. */
  const handle = async (bodies: string[]) => {
    const handler = lineHandler(
      z.enum(['done', 'soon', 'late', 'broken']),
      async messages => {
        seen.push(messages)
        return messages.map(message => fates[message] ?? done)
      },
      { log, hide: async (_, receipt, seconds) => void hidden.push([receipt, seconds]) },
    )
    const event = sqsEvent(bodies.map(body => (body === 'unreadable' ? '{' : JSON.stringify(body))))
    const { batchItemFailures } = await handler(event, lambdaContext)
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
  }

  it('is looked at as a whole; what is done is acknowledged, whatever stood before it', async () => {
    expect(await handle(['late', 'done', 'broken', 'done'])).toEqual(['m0', 'm2'])
    expect(seen).toEqual([['late', 'done', 'broken', 'done']])
  })

  it('one that cannot be read stays by itself', async () => {
    expect(await handle(['done', 'unreadable', 'done'])).toEqual(['m1'])
    expect(seen).toEqual([['done', 'done']])
    expect(log.lines).toMatchObject([{ code: 'message-unreadable' }])
  })

  it('what goes back is hidden, each as long as it wants', async () => {
    await handle(['late', 'soon', 'done'])
    expect(hidden).toEqual([
      ['r0', 60],
      ['r1', 5],
    ])
  })

  it('a fault is told and leaves its message to the redrive policy', async () => {
    expect(await handle(['broken'])).toEqual(['m0'])
    expect(hidden).toEqual([])
    expect(log.lines).toMatchObject([{ code: 'message-failed' }])
  })
})
