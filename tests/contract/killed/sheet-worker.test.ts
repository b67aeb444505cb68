import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allMarks, countMarks } from '../../../shared/domain/sheets/sheet-marks.ts'
import type { KillPoint } from './order.ts'
import { afterTheClaimMs, worldOf } from './world.ts'

const slots = 520
const windowSize = 250

describe('a worker that is killed', () => {
  let world: Awaited<ReturnType<typeof worldOf>>
  beforeEach(async () => {
    world = await worldOf(['Alert'], slots)
  })
  afterEach(() => world.close())

  const rows: [KillPoint, { duplicates: number }][] = [
    ['before-claim', { duplicates: 0 }],
    ['after-claim', { duplicates: 0 }],
    ['in-hand-over', { duplicates: windowSize / 2 }],
    ['after-hand-over', { duplicates: windowSize }],
    ['after-window', { duplicates: 0 }],
    ['after-done', { duplicates: 0 }],
  ]
  it.each(rows)('%s: the next one reaches everyone, in the urgent lane', async (killAt, { duplicates }) => {
    const { run, sheet, sent } = world
    expect((await run({ killAt })).signal).toBe('SIGKILL')
    expect(await run({ clockAheadMs: afterTheClaimMs })).toMatchObject({ code: 0, outcome: 'done' })
    expect(countMarks(await sheet())).toEqual({ planned: slots, accepted: slots, failed: 0, unknown: 0, suppressed: 0 })
    expect(sent()).toMatchObject({ distinct: slots, received: slots + duplicates })
  })

  it('with a window open: the routine lane sends nobody anything twice, and says who is in doubt', async () => {
    const { run, sheet, sent } = world
    await run({ lane: 'routine', killAt: 'in-hand-over' })
    await run({ lane: 'routine', clockAheadMs: afterTheClaimMs })
    const marks = allMarks(await sheet())
    expect(marks.filter(({ state, reason }) => state === 'unknown' && reason === 'interrupted')).toHaveLength(
      windowSize,
    )
    expect(marks.filter(({ state }) => state === 'accepted')).toHaveLength(slots - windowSize)
    expect(sent()).toMatchObject({ received: slots - windowSize / 2, distinct: slots - windowSize / 2 })
  })

  it('while its claim lives, is not overtaken', async () => {
    const { run, sheet, sent } = world
    await run({ killAt: 'after-claim' })
    await run()
    expect(sent().received).toBe(0)
    expect((await sheet()).done).toBe(false)
  })
})
