import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lane } from '../../../../shared/domain/channel.ts'
import { capOf, sharesOf } from '../../../../shared/domain/sheets/rate.ts'

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
