import { describe, expect, it } from 'vitest'
import { virtualClock } from '../../../../infra/year/house/house.ts'
import { type Happening, passTime } from '../../../../infra/year/pass-time.ts'

/** Happens at these times, and notes when it did. */
const happening = (clock: { at: number }, times: number[], seen: number[]): Happening => ({
  nextAt: () => times[0] ?? Infinity,
  async happen() {
    times.shift()
    seen.push(clock.at)
  },
})

describe('time that passes in leaps', () => {
  it('stops at each thing that happens, in order, and at the end', async () => {
    const [clock, seen] = [virtualClock(0), [] as number[]]
    await passTime(clock, 100, [happening(clock, [70, 90], seen), happening(clock, [10, 70, 100], seen)])
    expect(seen).toEqual([10, 70, 70, 90])
    expect(clock.at).toBe(100)
  })

  it('lets what is past happen at once, and never goes back', async () => {
    const [clock, seen] = [virtualClock(50), [] as number[]]
    await passTime(clock, 60, [happening(clock, [10, 20], seen)])
    expect(seen).toEqual([50, 50])
    await passTime(clock, 40, [])
    expect(clock.at).toBe(60)
  })

  it('passes in one leap where nothing happens', async () => {
    const clock = virtualClock(0)
    await passTime(clock, 1e12, [happening(clock, [], [])])
    expect(clock.at).toBe(1e12)
  })
})
