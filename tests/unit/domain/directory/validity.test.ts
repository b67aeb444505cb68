import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValidOn, nextChange, type Validity } from '../../../../shared/domain/directory/validity.ts'

const today = '2026-07-01'

describe('the next day on which a directory changes by itself', () => {
  it.each<[string, Validity, string | undefined]>([
    ['of what holds for ever: none', {}, undefined],
    ['is the day from which something holds', { validFrom: '2026-07-05' }, '2026-07-05'],
    ['is the day after the last on which something holds', { validTo: '2026-07-31' }, '2026-08-01'],
    ['is tomorrow for what holds today for the last time', { validTo: today }, '2026-07-02'],
    ['is the beginning before the end', { validFrom: '2026-07-03', validTo: '2026-07-04' }, '2026-07-03'],
    ['of what is over: none', { validTo: '2026-06-30' }, undefined],
    ['of what began long ago: none', { validFrom: '2026-06-30' }, undefined],
    ['of what ends before it begins: none', { validFrom: '2026-07-09', validTo: '2026-07-03' }, undefined],
  ])('%s', (_, record, day) => {
    expect(nextChange([record], today)).toBe(day)
  })

  it('is the first day after today on which another set holds, and nothing changes before it', () => {
    const day = fc.integer({ min: 1, max: 20 }).map(n => `2026-07-${String(n).padStart(2, '0')}`)
    const record = fc.record({ validFrom: day, validTo: day }, { requiredKeys: [] })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), day, (records, on) => {
        const holding = (date: string) => records.map(one => isValidOn(date, one))
        const later = Array.from({ length: 25 }, (_, n) => `2026-07-${String(n + 1).padStart(2, '0')}`).filter(
          d => d > on,
        )
        expect(nextChange(records, on)).toBe(later.find(d => String(holding(d)) !== String(holding(on))))
      }),
    )
  })
})
