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
        audience: (_, seq, county, edition = 'unknown') => answer(`audience ${county} ${edition}`, audienceOf(seq)),
      },
      directory: {
        page: (place, rev) => answer(`page ${place} ${rev}`, pageOf(3)),
        revision: noExercise,
        manifest: noExercise,
      },
      policy,
    },
    message,
  )
  const atOnce = [...asked]
  answered.resolve()
  return { atOnce, asked, page: (await briefing).page }
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
