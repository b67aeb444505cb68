import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { back, done, type MessageOutcome } from '../../../shared/ports/queue.ts'
import { queueHandler } from '../../../shared/runtime/queue-handler.ts'
import { recordingLog } from '../support/recording-log.ts'
import { lambdaContext, sqsEvent } from '../support/sqs-event.ts'

const Message = z.object({ place: z.string() })
const of = (place: string) => JSON.stringify({ place })

const handling = (handle: (place: string) => Promise<MessageOutcome>) => {
  const hidden: [string, number][] = []
  const log = recordingLog()
  const handler = queueHandler(Message, ({ place }) => handle(place), {
    log,
    hide: async (_, handle, seconds) => void hidden.push([handle, seconds]),
  })
  const run = async (...bodies: string[]) => {
    const { batchItemFailures } = await handler(sqsEvent(bodies), lambdaContext)
    return {
      back: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      hidden,
      said: log.lines.map(({ code }) => code),
    }
  }
  return run
}

describe('messages that come together', () => {
  it('are worked on side by side', async () => {
    const waiting: (() => void)[] = []
    const run = handling(async place => {
      if (place === 'last') for (const go of waiting) go()
      else await new Promise<void>(resolve => waiting.push(resolve))
      return done
    })
    expect(await run(of('first'), of('second'), of('last'))).toMatchObject({ back: [] })
  })

  it('go back each by itself, hidden for as long as each says', async () => {
    const run = handling(async place => (place === 'busy' ? back(7) : done))
    expect(await run(of('free'), of('busy'), of('free'))).toEqual({
      back: ['m1'],
      hidden: [[expect.any(String), 7]],
      said: [],
    })
  })

  it('do not sink with one that is nonsense, or of which the work fails', async () => {
    const run = handling(async place => {
      if (place === 'broken') throw new Error('the store is away')
      return done
    })
    const { back, said } = await run('{', of('free'), JSON.stringify({ village: 1 }), of('broken'))
    expect(back).toEqual(['m0', 'm2', 'm3'])
    expect(said).toEqual(['message-failed', 'message-failed', 'message-failed'])
  })
})
