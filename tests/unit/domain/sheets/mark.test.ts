import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mark, markReasons, markStates, packMark, unpackMark } from '../../../../shared/domain/sheets/mark.ts'

const marks = fc.record<Mark>({
  state: fc.constantFrom(...markStates),
  tries: fc.integer({ min: 0, max: 7 }),
  maybe: fc.boolean(),
  reason: fc.constantFrom(...markReasons),
  seconds: fc.integer({ min: 0, max: 65_535 }),
})

describe('a mark', () => {
  it('comes back from its four bytes as it was', () => {
    fc.assert(
      fc.property(marks, mark => {
        expect(unpackMark(packMark(mark))).toEqual(mark)
      }),
    )
  })

  it('fits into 32 bits without a sign', () => {
    fc.assert(fc.property(marks, mark => packMark(mark) >= 0 && packMark(mark) <= 0xffffffff))
  })

  it('stays at the most it can hold, rather than running over into its neighbours', () => {
    const mark = { state: 'accepted', tries: 99, maybe: false, reason: 'none', seconds: 1_000_000 } as const
    expect(unpackMark(packMark(mark))).toEqual({ ...mark, tries: 7, seconds: 65_535 })
  })

  it('of no known state or reason is a defect, and no mark', () => {
    expect(() => unpackMark(0xf0000000)).toThrow(RangeError)
    expect(() => unpackMark(0x00ff0000)).toThrow(RangeError)
  })

  it('has at most 256 reasons, for they are one byte', () => {
    expect(markReasons.length).toBeLessThanOrEqual(256)
    expect(new Set(markReasons).size).toBe(markReasons.length)
  })
})
