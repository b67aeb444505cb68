import { describe, expect, it } from 'vitest'
import { sendTimeoutSeconds } from '../../../infra/queues.ts'
import { sendTimeoutMs, timeBox } from '../../../shared/runtime/time-box.ts'

const boxOf = (saidMs: number, at = { ms: 5 }) =>
  timeBox({ getRemainingTimeInMillis: () => saidMs }, sendTimeoutMs, () => at.ms)

describe('the time that an invocation has left', () => {
  it('is what Lambda says, less what has passed since', () => {
    const at = { ms: 5 }
    const { remainingMs, signal } = boxOf(12_000, at)
    expect(remainingMs()).toBe(12_000)
    at.ms += 2_000
    expect(remainingMs()).toBe(10_000)
    expect(signal.aborted).toBe(false)
  })

  it.each([
    ['minutes ahead', -760_000],
    ['minutes behind', 800_000],
  ])('is the whole timeout where the clock of the process is %s', (_, saidMs) => {
    const { remainingMs, signal } = boxOf(saidMs)
    expect(remainingMs()).toBe(sendTimeoutMs)
    expect(signal.aborted).toBe(false)
  })

  it('is, for what sends, what the stack gives it', () => {
    expect(sendTimeoutMs).toBe(sendTimeoutSeconds * 1000)
  })
})
