import { expect, test } from 'vitest'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import { brief } from '../../../shared/protocol/briefing.ts'
import { sendMessages } from '../../../shared/protocol/send-messages.ts'
import { alertOf, audienceOf, pageOf, sheetId } from '../../scenario/support/series.ts'

const noExercise = () => Promise.reject(new Error('no exercise here'))

/** What was asked for while nothing was answered yet, and in the end. */
const asking = async (message: SendMessage) => {
  const asked: string[] = []
  const answered = Promise.withResolvers<void>()
  const answer = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what)
    await answered.promise
    return value
  }
  const briefing = brief(
    {
      warnings: {
        alert: (_, seq) => answer(`alert ${seq}`, alertOf(['Alert'], seq)),
        audience: (_, seq, county, edition) =>
          answer(`audience ${county} ${edition ?? 'unknown'}`, { ...audienceOf(seq), ...(edition && { edition }) }),
      },
      directory: {
        page: (place, rev) => answer(`page ${place} ${rev}`, { ...pageOf(3), rev }),
        revision: noExercise,
        manifest: noExercise,
      },
      policy,
    },
    message,
  )
  const atOnce = [...asked]
  answered.resolve()
  const { audience, page } = await briefing
  return { atOnce, asked, audience, page }
}

test('what a message names is read beside its Alert, and not after it', async () => {
  const audience = audienceOf(1)
  const [message] = sendMessages({ seq: 1, lane: 'urgent', audience }, [sheetId])
  if (!message) throw new Error('no message')
  const { atOnce, asked, page } = await asking(message)
  const { county, place } = sheetId
  expect(atOnce).toEqual(['alert 1', `audience ${county} ${audience.edition}`, `page ${place} ${audience.dirRev}`])
  expect(asked).toEqual(atOnce)
  expect(page).toEqual(pageOf(3))
})

test('a message that names nothing reads the page by what the audience says', async () => {
  const { asked, page } = await asking({ v: 1, kind: 'send', seq: 1, lane: 'urgent', sheet: sheetId })
  const { county, place } = sheetId
  expect(asked).toEqual(['alert 1', `audience ${county} unknown`, `page ${place} ${audienceOf(1).dirRev}`])
  expect(page).toEqual(pageOf(3))
})

test.each([
  ['another edition of the audience', { edition: 'e7', dirRev: 1 }],
  ['another revision of the directory', { edition: 'e1', dirRev: 7 }],
])('a message that names %s than its Alert has is worked on by what the Alert has', async (_, audience) => {
  const briefed = await asking({ v: 1, kind: 'send', seq: 1, lane: 'urgent', sheet: sheetId, audience })
  expect(briefed.audience).toEqual(audienceOf(1))
  expect(briefed.page).toEqual(pageOf(3))
})
