import { expect, test } from 'vitest'
import type { Fault } from './fault.ts'
import { killInSend } from './faults/kill-in-send.ts'
import { messagesTwice } from './faults/messages-twice.ts'
import { storeRefuses } from './faults/store-refuses.ts'
import { runFaults } from './session.ts'

/**
 * What costs half a minute anyhow, until dead workers' claims have ended, together: the long form is `npm run chaos`. A service that is
 * killed and started again has a test of its own (tests/stack/local/kept.test.ts).
 */
const parts = [messagesTwice, killInSend, storeRefuses]
const together: Fault = {
  name: 'together',
  does: parts.map(({ does }) => does).join('; '),
  explained: 'as each of them',
  strikes: random => parts.flatMap(({ strikes }) => strikes(random)),
}
/** Of this seed everything is struck within the first seconds, so that all of it is waited for at once. */
const seed = 7

test('one warning, with killed senders, doubled messages and refused writes', {
  timeout: 240_000,
}, async () => {
  const runs = await runFaults(
    { seed, recipients: 600, sms: 'sns', faults: [together], progress: () => undefined, onRun: () => undefined },
    new Promise(() => undefined),
  )
  const [run] = runs ?? []
  expect(run?.struck.map(({ act }) => act)).toEqual(expect.arrayContaining(['twice', 'refuse']))
  expect(run?.verdict).toMatchObject({ lost: 0, overtakings: 0, duplicates: { unexplained: 0 }, problems: [] })
})
