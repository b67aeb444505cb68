import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DueLog, LogEvent, LogGroup } from '../../../../../infra/field/phones/delivery-log.ts'
import { DuePoster } from '../../../../../infra/field/phones/due-poster.ts'

const due = (dueAt: number, id: number, group: LogGroup = 'DirectPublishToPhoneNumber'): DueLog => ({
  dueAt,
  group,
  event: { id: String(id), timestamp: id, message: '{}' },
})

describe('posting the delivery log', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits until an event is due, and posts in the order they came due', async () => {
    const posted: string[] = []
    const poster = new DuePoster<LogGroup, LogEvent>(async (_, events) => {
      posted.push(...events.map(({ id }) => id))
      return true
    })
    poster.schedule(due(2_000, 2))
    poster.schedule(due(1_000, 1))
    await vi.advanceTimersByTimeAsync(900)
    expect(posted).toEqual([])
    await vi.advanceTimersByTimeAsync(1_300)
    expect(posted).toEqual(['1', '2'])
    poster.close()
  })

  it('puts at most 500 into one request, and loses none', async () => {
    const sizes: number[] = []
    const poster = new DuePoster<LogGroup, LogEvent>(async (_, events) => {
      sizes.push(events.length)
      return true
    })
    for (let id = 0; id < 1_201; id += 1) poster.schedule(due(50, id))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sizes).toEqual([500, 500, 201])
    poster.close()
  })

  it('posts failures to the group of their own that SNS writes them to', async () => {
    const groups: [LogGroup, number][] = []
    const poster = new DuePoster<LogGroup, LogEvent>(async (group, events) => {
      groups.push([group, events.length])
      return true
    })
    poster.schedule(due(10, 1))
    poster.schedule(due(20, 2, 'DirectPublishToPhoneNumber/Failure'))
    poster.schedule(due(30, 3))
    await vi.advanceTimersByTimeAsync(500)
    expect(groups).toEqual([
      ['DirectPublishToPhoneNumber', 2],
      ['DirectPublishToPhoneNumber/Failure', 1],
    ])
    poster.close()
  })

  it('posts again what was not taken', async () => {
    let refusals = 3
    const posted: string[] = []
    const poster = new DuePoster<LogGroup, LogEvent>(async (_, events) => {
      refusals -= 1
      if (refusals >= 0) return false
      posted.push(...events.map(({ id }) => id))
      return true
    })
    poster.schedule(due(0, 1))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(posted).toEqual(['1'])
    poster.close()
  })
})
