import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lane } from '../../../../shared/domain/channel.ts'
import { capOf, capOfQuarter, quarterMs, quarterOf, sharesOf } from '../../../../shared/domain/sheets/rate.ts'

describe('what a lane may have of a second', () => {
  it.each<[string, number, Lane, boolean, number]>([
    ['urgent: nearly all', 1_000, 'urgent', false, 970],
    ['urgent, whatever was before', 1_000, 'urgent', true, 970],
    ['routine: less', 1_000, 'routine', false, 800],
    ['routine beside urgent: little', 1_000, 'routine', true, 300],
    ['of a small rate: one call at least', 0.4, 'routine', true, 1],
  ])('%s', (_, rate, lane, besideUrgent, cap) => {
    expect(capOf(rate, lane, besideUrgent)).toBe(cap)
  })
})

describe('what a quarter of a second may have', () => {
  it.each([
    ['the same as the others, where it divides', 1_200, [300, 300, 300, 300]],
    ['one less, where it does not: nothing of the second is lost', 19.4, [4, 5, 5, 5]],
    ['nothing, where there is one call a second, but the last', 1, [0, 0, 0, 1]],
  ])('%s', (_, perSecond, caps) => {
    expect([0, 1, 2, 3].map(quarter => capOfQuarter(perSecond, 4_000 + quarter))).toEqual(caps)
  })

  it('is never refused by a carrier that takes its rate, and no more than one second of it at once', () => {
    const gap = fc.integer({ min: 0, max: 700 })
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 5_000 }), fc.array(gap, { minLength: 20 }), (rate, gaps) => {
        let [now, tokens] = [1_000_000, rate]
        const used = new Map<number, number>()
        for (const gapMs of gaps) {
          now += gapMs
          tokens = Math.min(rate, tokens + (gapMs * rate) / 1000)
          const quarter = quarterOf(now)
          // Whoever asks, asks for all that is left.
          const granted = capOfQuarter(capOf(rate, 'urgent', false), quarter) - (used.get(quarter) ?? 0)
          used.set(quarter, (used.get(quarter) ?? 0) + granted)
          tokens -= granted
          expect(tokens).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('is all of 0.97 of the rate, for whoever asks in each', () => {
    const all = Array.from({ length: 40 }, (_, n) => capOfQuarter(capOf(20, 'urgent', false), quarterOf(n * quarterMs)))
    expect(all.reduce((sum, cap) => sum + cap, 0)).toBe(190)
  })
})

describe('a common grant', () => {
  it('is shared out whole, to nobody more than was asked for, to the first first', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(100)), (granted, wants) => {
        const shares = sharesOf(granted, wants)
        const asked = wants.reduce((sum, want) => sum + want, 0)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.min(granted, asked))
        const short = shares.findIndex((share, n) => share < (wants[n] ?? 0))
        for (const [n, share] of shares.entries()) {
          expect(share).toBeLessThanOrEqual(wants[n] ?? 0)
          if (short >= 0 && n > short) expect(share).toBe(0)
        }
      }),
    )
  })
})
