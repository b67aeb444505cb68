import { describe, expect, it } from 'vitest'
import type { Lane } from '../../../../shared/domain/channel.ts'
import { capOf } from '../../../../shared/domain/sheets/rate.ts'

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
