import { expect, test } from 'vitest'
import { higher } from '../../bench/ceilings/higher.ts'
import { ceilings } from './rounds.ts'

test('of two measurements of a ceiling each part takes its better one, with the processor time that belongs to it', () => {
  const later = {
    ...ceilings,
    snsOne: { perSecond: 1_500, cpuMicroseconds: 300 },
    snsTwo: { perSecond: 3_000, cpuMicroseconds: 500 },
    dynamoWritesPerSecond: 5_000,
  }
  const best = { ...ceilings, snsTwo: later.snsTwo, dynamoWritesPerSecond: 5_000 }
  expect(higher(ceilings, later)).toEqual(best)
  expect(higher(later, ceilings)).toEqual(best)
})
