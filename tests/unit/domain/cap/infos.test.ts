import { describe, expect, test } from 'vitest'
import { governing } from '../../../../shared/domain/cap/infos.ts'
import { infoWith } from './info.ts'

describe('the governing info', () => {
  test.each([
    ['has the highest severity', [infoWith({ severity: 'Severe' }), infoWith({ severity: 'Extreme' })], 1],
    ['is known to be severe', [infoWith({ severity: 'Unknown' }), infoWith({ severity: 'Minor' })], 1],
    ['is the more urgent', [infoWith({ urgency: 'Future' }), infoWith({ urgency: 'Immediate' })], 1],
    ['is the more certain', [infoWith({ certainty: 'Possible' }), infoWith({ certainty: 'Observed' })], 1],
    [
      'has severity before urgency',
      [infoWith({ severity: 'Severe', urgency: 'Past' }), infoWith({ urgency: 'Immediate' })],
      0,
    ],
    ['is the first of equals', [infoWith({ event: 'a' }), infoWith({ event: 'b' })], 0],
  ])('%s', (_, info, at) => {
    expect(governing({ info })).toBe(info[at])
  })

  test('is not there in a Cancel without info', () => {
    expect(governing({ info: [] })).toBeUndefined()
  })
})
