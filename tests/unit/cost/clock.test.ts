import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runningClock } from '../../cost/run/clock.ts'
import { efforts } from '../../cost/run/effort.ts'

test('what is done side by side takes as long as the longest of it, however slow the machine', async () => {
  const clock = runningClock(1_000)
  const slowHere = () => setTimeout(20)
  const chain = async (steps: number) => {
    for (let n = 0; n < steps; n += 1) await clock.after(5, slowHere)
    return clock.at
  }
  expect(await Promise.all([chain(1), chain(3), clock.after(200, async () => clock.at), chain(2)])).toEqual([
    1_005, 1_015, 1_000, 1_010,
  ])
  expect(clock.at).toBe(1_200)
})

test('an invocation waits as long as the clock says, each by itself', async () => {
  const clock = runningClock(0)
  const done = efforts(clock)
  await done.among('send-sms', async invoke => {
    await Promise.all([200, 300].map(ms => invoke(() => clock.until(clock.at + ms))))
  })
  expect(done.all.get('send-sms')).toMatchObject({ invocations: 2, waitedSeconds: 0.5 })
})
