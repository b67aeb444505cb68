import { afterEach, describe, expect, it } from 'vitest'
import { allMarks, countMarks } from '../../../shared/domain/sheets/sheet-marks.ts'
import type { KillPoint } from './order.ts'
import { afterTheClaimMs, worldOf } from './world.ts'

const slots = 520
const windowSize = 250
const isAllClear = (text: string): boolean => text.includes('解除')

describe('a Cancel meets a worker of its Alert', () => {
  let world: Awaited<ReturnType<typeof worldOf>>
  afterEach(() => world.close())

  /** `told`: who was handed the Alert, or may have been, and so is told that it is over. */
  const rows: [KillPoint, { told: number }][] = [
    ['before-claim', { told: 0 }],
    ['after-claim', { told: windowSize }],
    ['in-hand-over', { told: windowSize }],
    ['after-hand-over', { told: windowSize }],
    ['after-window', { told: 2 * windowSize }],
    ['after-done', { told: slots }],
  ]
  it.each(rows)(
    'killed %s: exactly those who may have it are told, and the Alert goes to nobody any more',
    async (killAt, { told }) => {
      world = await worldOf(['Alert', 'Cancel'], slots)
      const { run, sheet, sent, texts } = world
      expect((await run({ killAt })).signal).toBe('SIGKILL')
      const { received } = sent()
      expect(await run({ seq: 2, clockAheadMs: afterTheClaimMs })).toMatchObject({ outcome: 'done' })
      expect(countMarks(await sheet())).toEqual({ planned: told, accepted: told, failed: 0, unknown: 0, suppressed: 0 })
      expect(sent().received - received).toBe(told)
      expect(await run({ seq: 1, clockAheadMs: 2 * afterTheClaimMs })).toMatchObject({ outcome: 'done' })
      expect(sent().received - received).toBe(told)
      expect(texts().slice(received).every(isAllClear)).toBe(true)
    },
  )

  it('while it sends: seals it, waits for its window, and lets no Alert be handed over after an all-clear', async () => {
    world = await worldOf(['Alert', 'Cancel'], slots)
    const { run, sheet, texts } = world
    const alert = run()
    let outcome = ''
    for (let tries = 0; outcome !== 'done' && tries < 60; tries += 1) ({ outcome } = await run({ seq: 2 }))
    await alert
    const said = texts()
    const firstAllClear = said.findIndex(isAllClear)
    expect(firstAllClear === -1 || said.slice(firstAllClear).every(isAllClear)).toBe(true)
    expect(said.filter(isAllClear)).toHaveLength(countMarks(await sheet()).accepted)
    expect((await sheet()).done).toBe(true)
  })

  it('is itself killed with its window open: the next one ends it, in the urgent lane', async () => {
    world = await worldOf(['Alert', 'Cancel'], slots)
    const { run, sheet } = world
    await run()
    await run({ seq: 2, killAt: 'in-hand-over' })
    await run({ seq: 2, clockAheadMs: afterTheClaimMs })
    expect(countMarks(await sheet())).toMatchObject({ planned: slots, accepted: slots })
  })
})

describe('an Update meets a worker of its Alert', () => {
  let world: Awaited<ReturnType<typeof worldOf>>
  afterEach(() => world.close())

  it.each<KillPoint>(['in-hand-over', 'after-done'])(
    'killed %s: everybody is told what is true now, once',
    async killAt => {
      world = await worldOf(['Alert', 'Update'], slots)
      const { run, sheet, sent } = world
      await run({ killAt })
      const { received } = sent()
      expect(await run({ seq: 2, clockAheadMs: afterTheClaimMs })).toMatchObject({ outcome: 'done' })
      expect(sent().received - received).toBe(slots)
      expect(allMarks(await sheet()).every(({ state, tries }) => state === 'accepted' && tries === 1)).toBe(true)
    },
  )
})
