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

  /** Each message says what becomes of it; `groups`: the FIFO group of each. */
  const handle = async (bodies: string[], groups: string[] = []) => {
    const handler = lineHandler(
      z.enum(['done', 'soon', 'late', 'broken']),
      async messages => {
        seen.push(messages)
        return messages.map(message => fates[message] ?? done)
      },
      { log, hide: async (_, receipt, seconds) => void hidden.push([receipt, seconds]) },
    )
    const event = sqsEvent(bodies.map(body => (body === 'unreadable' ? '{' : JSON.stringify(body))))
    for (const [n, record] of event.Records.entries())
      if (groups[n] !== undefined) record.attributes.MessageGroupId = groups[n]
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

  it('all of a group that go back are hidden equally long: the shortest of their times', async () => {
    await handle(['late', 'soon', 'late'], ['a', 'a', 'b'])
    expect(hidden).toEqual([
      ['r0', 5],
      ['r1', 5],
      ['r2', 60],
    ])
  })

  it('a fault is told and leaves its message to the redrive policy', async () => {
    expect(await handle(['broken'])).toEqual(['m0'])
    expect(hidden).toEqual([])
    expect(log.lines).toMatchObject([{ code: 'message-failed' }])
  })
})
