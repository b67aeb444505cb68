import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cancellation } from '../../../shared/domain/loudspeakers/board.ts'
import type { Announcement, Board, LoudspeakerCarrier } from '../../../shared/ports/carriers.ts'
import { forgedPermit, never, permitFor, refOf, until, village } from './permits.ts'
import { expectations, type Situation } from './situations.ts'

export { village } from './permits.ts'

export type LoudspeakerHarness = {
  carrier: LoudspeakerCarrier
  arrange: (situation: Situation) => LoudspeakerCarrier
  silence: () => void
  arrived: () => number
  /** What a terminal that boots now finds for the village. */
  retained: () => Promise<Board | undefined>
  close: () => Promise<void>
}

export const announcement = (id = 'w1.1'): Announcement => ({
  id,
  ref: refOf('loudspeaker'),
  priority: 'red',
  script: '暴雨红色预警，请立即转移。',
  repeat: 3,
  issuedAt: Date.now(),
  expiresAt: Date.now() + 3_600_000,
})

export const board = (version: number, inForce: Announcement[], cancelled: Cancellation[] = []): Board => ({
  place: village,
  version,
  inForce,
  cancelled,
})

export const loudspeakerCarrierContract = (name: string, start: () => Promise<LoudspeakerHarness>): void => {
  describe(`loudspeakers through ${name}`, () => {
    let harness: LoudspeakerHarness
    beforeEach(async () => {
      harness = await start()
    })
    afterEach(() => harness.close())

    it('keeps the board for terminals that boot later', async () => {
      const current = board(1, [announcement()])
      expect(await harness.carrier.publishBoard(current, [permitFor('t1')], never())).toEqual({ outcome: 'accepted' })
      expect(await harness.retained()).toMatchObject(current)
    })

    it('an empty board clears what was kept', async () => {
      await harness.carrier.publishBoard(board(1, [announcement()]), [permitFor('t1')], never())
      await harness.carrier.publishBoard(board(2, []), [], never())
      expect(await harness.retained()).toBeUndefined()
    })

    it('a board that only cancels is kept: a terminal must still learn of it', async () => {
      const cancelling = board(2, [], [{ id: 'w1.1', until: Date.now() + 60_000 }])
      await harness.carrier.publishBoard(cancelling, [], never())
      expect(await harness.retained()).toMatchObject(cancelling)
    })

    it('what is kept vanishes by itself when the last of it is over', async () => {
      const soon = { ...announcement(), expiresAt: Date.now() + 900 }
      await harness.carrier.publishBoard(board(1, [soon]), [permitFor('t1')], never())
      expect(await harness.retained()).toBeDefined()
      await untilGone(harness.retained)
    })

    it('a board of which everything is over already clears what was kept', async () => {
      await harness.carrier.publishBoard(board(1, [announcement()]), [permitFor('t1')], never())
      const over = { ...announcement(), expiresAt: Date.now() - 1 }
      await harness.carrier.publishBoard(board(2, [over]), [permitFor('t1')], never())
      expect(await harness.retained()).toBeUndefined()
    })

    it('a cancellation to one terminal is not kept', async () => {
      const cancelled = [{ id: 'w1.1', until: Date.now() + 60_000 }]
      expect(await harness.carrier.cancel(cancelled, village, permitFor('t1'), never())).toEqual({
        outcome: 'accepted',
      })
      expect(harness.arrived()).toBe(1)
      expect(await harness.retained()).toBeUndefined()
    })

    it('a command to one terminal is not kept', async () => {
      const result = await harness.carrier.command(announcement(), village, permitFor('t1'), never())
      expect(result).toEqual({ outcome: 'accepted' })
      expect(harness.arrived()).toBe(1)
      expect(await harness.retained()).toBeUndefined()
    })

    it.each(expectations)('a carrier that $situation: $result.outcome, $result.reason', async expectation => {
      const carrier = harness.arrange(expectation.situation)
      const result = await carrier.command(announcement(), village, permitFor('t1'), never())
      expect(result).toMatchObject(expectation.result)
      expect(harness.arrived()).toBe(expectation.arrives ? 1 : 0)
    })

    it('publishes nothing on a forged permit', async () => {
      const permits = [permitFor('t1'), forgedPermit('t2')]
      await expect(harness.carrier.publishBoard(board(1, [announcement()]), permits, never())).rejects.toThrow(
        'no permit',
      )
      await expect(harness.carrier.command(announcement(), village, forgedPermit('t2'), never())).rejects.toThrow(
        'no permit',
      )
      const cancelled = [{ id: 'w1.1', until: Date.now() + 60_000 }]
      await expect(harness.carrier.cancel(cancelled, village, forgedPermit('t2'), never())).rejects.toThrow('no permit')
      expect(harness.arrived()).toBe(0)
    })

    it('publishes nothing on a permit for another Alert, and silences no other series', async () => {
      const strange = permitFor('t1', { sheet: { warning: 'w2' } })
      const cancelled = [{ id: 'w1.1', until: Date.now() + 60_000 }]
      await expect(harness.carrier.command(announcement(), village, strange, never())).rejects.toThrow('for another')
      await expect(harness.carrier.cancel(cancelled, village, strange, never())).rejects.toThrow('for another')
      await expect(harness.carrier.command(announcement(), '430182101002', permitFor('t1'), never())).rejects.toThrow(
        'for another',
      )
      expect(harness.arrived()).toBe(0)
    })

    it('an exercise is commanded to its own terminal, and never stands on a board', async () => {
      const exercise = permitFor('t1', { status: 'Exercise' })
      const permits = [permitFor('t2'), exercise]
      await expect(harness.carrier.publishBoard(board(1, [announcement()]), permits, never())).rejects.toThrow(
        'never stands on a retained board',
      )
      expect(harness.arrived()).toBe(0)
      expect(await harness.carrier.command(announcement(), village, exercise, never())).toEqual({ outcome: 'accepted' })
      expect(await harness.retained()).toBeUndefined()
    })

    it('begins nothing once it was told to stop', async () => {
      const result = await harness.carrier.command(announcement(), village, permitFor('t1'), AbortSignal.abort())
      expect(result).toEqual({ outcome: 'retry-later', reason: 'interrupted' })
      expect(harness.arrived()).toBe(0)
    })

    it('does not know what became of the command that was open when it was told to stop', async () => {
      harness.silence()
      const stop = new AbortController()
      const result = harness.carrier.command(announcement(), village, permitFor('t1'), stop.signal)
      await until(() => harness.arrived() === 1)
      stop.abort()
      expect(await result).toEqual({ outcome: 'unknown', reason: 'interrupted' })
    })
  })
}

const untilGone = async (retained: LoudspeakerHarness['retained'], deadlineMs = 5_000): Promise<void> => {
  const end = Date.now() + deadlineMs
  while ((await retained()) !== undefined) {
    if (Date.now() > end) throw new Error('what was retained did not vanish')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
