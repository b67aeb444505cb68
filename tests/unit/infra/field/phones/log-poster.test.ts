import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogEvent } from '../../../../../infra/field/phones/delivery-log.ts'
import { LogPoster } from '../../../../../infra/field/phones/log-poster.ts'

const event = (id: number): LogEvent => ({ id: String(id), timestamp: id, message: '{}' })

describe('posting the delivery log', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits until an event is due, and posts in the order they came due', async () => {
    const posted: string[] = []
    const poster = new LogPoster(async events => {
      posted.push(...events.map(({ id }) => id))
      return true
    })
    poster.schedule(2_000, event(2))
    poster.schedule(1_000, event(1))
    await vi.advanceTimersByTimeAsync(900)
    expect(posted).toEqual([])
    await vi.advanceTimersByTimeAsync(1_300)
    expect(posted).toEqual(['1', '2'])
    poster.close()
  })

  it('puts at most 500 into one request, and loses none', async () => {
    const sizes: number[] = []
    const poster = new LogPoster(async events => {
      sizes.push(events.length)
      return true
    })
    for (let id = 0; id < 1_201; id += 1) poster.schedule(50, event(id))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sizes).toEqual([500, 500, 201])
    poster.close()
  })

  it('posts again what was not taken', async () => {
    let refusals = 3
    const posted: string[] = []
    const poster = new LogPoster(async events => {
      refusals -= 1
      if (refusals >= 0) return false
      posted.push(...events.map(({ id }) => id))
      return true
    })
    poster.schedule(0, event(1))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(posted).toEqual(['1'])
    poster.close()
  })
})
