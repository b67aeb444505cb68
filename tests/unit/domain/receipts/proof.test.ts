import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProofFigures, proofOf, proofOfRiskPoint } from '../../../../shared/domain/receipts/proof.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'

const prove = (figures: ProofFigures) => proofOf(figures, defaultPolicy.proof)
/** installed, online, played | duty, delivered to them | delivered to any phone */
const village = (
  [installed, online, played]: [number, number, number],
  [duty, dutyDelivered]: [number, number],
  phonesDelivered = dutyDelivered,
): ProofFigures => ({ installed, online, played, duty, dutyDelivered, phonesDelivered })

describe('the proof of a village', () => {
  it.each([
    ['all played, all delivered', village([30, 30, 30], [3, 3], 200), 'proven', ['played-and-delivered']],
    ['half played, one delivered', village([30, 20, 15], [3, 1]), 'proven', ['played-and-delivered']],
    ['one under half played', village([30, 30, 14], [3, 3]), 'partly', ['too-few-played']],
    [
      'all that is online, but not half of what is installed',
      village([30, 10, 10], [3, 3]),
      'partly',
      ['too-few-played'],
    ],
    ['the only speaker', village([1, 1, 1], [1, 1]), 'proven', ['played-and-delivered']],
    ['online is not played', village([30, 30, 0], [3, 3]), 'partly', ['no-loudspeaker-played']],
    ['a dark village with phones', village([30, 0, 0], [3, 1]), 'partly', ['no-loudspeaker-online']],
    ['played, but nobody with a duty received', village([30, 30, 30], [3, 0], 120), 'partly', ['no-duty-delivered']],
    [
      'only subscribers received',
      village([30, 30, 0], [3, 0], 1),
      'partly',
      ['no-loudspeaker-played', 'no-duty-delivered'],
    ],
    ['no loudspeaker at all', village([0, 0, 0], [3, 3]), 'partly', ['no-loudspeaker']],
    ['nobody with a duty', village([30, 30, 30], [0, 0], 100), 'partly', ['no-duty-person']],
    ['neither, but phones', village([0, 0, 0], [0, 0], 7), 'partly', ['no-loudspeaker', 'no-duty-person']],
    [
      'nothing at all',
      village([30, 30, 0], [3, 0]),
      'not-proven',
      ['nothing-arrived', 'no-loudspeaker-played', 'no-duty-delivered'],
    ],
    [
      'an empty village',
      village([0, 0, 0], [0, 0]),
      'not-proven',
      ['nothing-arrived', 'no-loudspeaker', 'no-duty-person'],
    ],
  ] as const)('%s', (_, figures, verdict, reasons) => {
    expect(prove(figures)).toEqual({ verdict, reasons: [...reasons] })
  })
})

const below = (most: number) => fc.integer({ min: 0, max: most })
const anyVillage: fc.Arbitrary<ProofFigures> = fc
  .record({ installed: below(40), duty: below(5), subscribers: below(200) })
  .chain(({ installed, duty, subscribers }) =>
    fc.record({
      installed: fc.constant(installed),
      online: below(installed),
      played: below(installed),
      duty: fc.constant(duty),
      dutyDelivered: below(duty),
      phonesDelivered: below(duty + subscribers),
    }),
  )
  .map(figures => ({ ...figures, phonesDelivered: Math.max(figures.phonesDelivered, figures.dutyDelivered) }))

describe('whatever the figures', () => {
  const worth = { 'not-proven': 0, partly: 1, proven: 2 }

  it('more played or delivered never makes it worse', () => {
    fc.assert(
      fc.property(anyVillage, below(40), below(5), below(200), (figures, played, duty, phones) => {
        const dutyDelivered = Math.min(figures.duty, figures.dutyDelivered + duty)
        const more = {
          ...figures,
          played: Math.min(figures.installed, figures.played + played),
          dutyDelivered,
          phonesDelivered: Math.max(figures.phonesDelivered + phones, dutyDelivered),
        }
        expect(worth[prove(more).verdict]).toBeGreaterThanOrEqual(worth[prove(figures).verdict])
      }),
    )
  })

  it('nothing is proven without a loudspeaker that played and a responsible person who received', () => {
    fc.assert(
      fc.property(anyVillage, figures => {
        const { verdict } = prove(figures)
        if (verdict !== 'proven') return
        expect(figures.played).toBeGreaterThan(0)
        expect(figures.dutyDelivered).toBeGreaterThan(0)
        expect(figures.played * 2).toBeGreaterThanOrEqual(figures.installed)
      }),
    )
  })

  it('not proven means that nothing arrived, and says what the village lacks', () => {
    fc.assert(
      fc.property(anyVillage, figures => {
        const { verdict, reasons } = prove(figures)
        expect(verdict === 'not-proven').toBe(figures.played + figures.phonesDelivered === 0)
        expect(reasons.includes('no-loudspeaker')).toBe(figures.installed === 0)
        expect(reasons.includes('no-duty-person')).toBe(figures.duty === 0)
      }),
    )
  })
})

describe('the proof of a risk point', () => {
  it.each([
    ['a responsible person received', [2, 1, 1], 'proven', ['duty-delivered']],
    ['only others received', [2, 0, 3], 'partly', ['no-duty-delivered']],
    ['it has nobody who answers for it, but others received', [0, 0, 3], 'partly', ['no-duty-person']],
    ['nobody received', [2, 0, 0], 'not-proven', ['nothing-arrived', 'no-duty-delivered']],
    ['it has nobody at all', [0, 0, 0], 'not-proven', ['nothing-arrived', 'no-duty-person']],
  ] as const)('when %s', (_, [duty, dutyDelivered, phonesDelivered], verdict, reasons) => {
    expect(proofOfRiskPoint({ duty, dutyDelivered, phonesDelivered })).toEqual({ verdict, reasons })
  })
})
