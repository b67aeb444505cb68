import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endByDeadLetter } from '../../../../shared/domain/sheets/dead-letter.ts'
import {
  isFinal,
  type Mark,
  markReasons,
  markStates,
  packMark,
  unpackMark,
} from '../../../../shared/domain/sheets/mark.ts'
import type { Sheet } from '../../../../shared/domain/sheets/sheet.ts'

const sheetOf = (marks: Mark[]): Sheet => ({
  id: { warning: 'w', county: '430182', bucket: 0, place: '430182101001', channel: 'sms', page: 0 },
  seq: 1,
  dirRev: 1,
  marks: Uint32Array.from(marks, packMark),
  touched: new Uint8Array(1),
  claim: { token: 'dead', until: 5 },
  dueAt: 9,
  seal: 0,
  done: false,
  rev: 3,
})
const mark = (state: Mark['state'], maybe = false): Mark => ({ state, maybe, tries: 2, reason: 'none', seconds: 1 })

describe('a dead letter', () => {
  it.each<[string, Mark, Partial<Mark>]>([
    ['nobody was handed anything: failed', mark('planned'), { state: 'failed', reason: 'dead-letter' }],
    ['a retry that never came: failed', mark('retry'), { state: 'failed', reason: 'dead-letter' }],
    ['a retry after a lost outcome: in doubt', mark('retry', true), { state: 'unknown', reason: 'dead-letter' }],
    ['an open window: in doubt', mark('open'), { state: 'unknown', maybe: true, reason: 'dead-letter' }],
  ])('%s', (_, before, after) => {
    expect(unpackMark(endByDeadLetter(sheetOf([before]), 77).marks[0] ?? 0)).toEqual({
      ...before,
      ...after,
      seconds: 77,
    })
  })

  const anyMark = fc.record({
    state: fc.constantFrom(...markStates),
    tries: fc.nat(7),
    maybe: fc.boolean(),
    reason: fc.constantFrom(...markReasons),
    seconds: fc.nat(65_535),
  })

  it('leaves nothing open, overwrites nothing final, and twice is once', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 50 }), marks => {
        const before = sheetOf(marks)
        const after = endByDeadLetter(before, 60)
        expect(after.done).toBe(true)
        expect(after).not.toHaveProperty('claim')
        expect(after).not.toHaveProperty('dueAt')
        for (const [slot, word] of after.marks.entries()) {
          expect(isFinal(unpackMark(word))).toBe(true)
          if (isFinal(unpackMark(before.marks[slot] ?? 0))) expect(word).toBe(before.marks[slot])
        }
        expect(endByDeadLetter(after, 99)).toEqual(after)
      }),
    )
  })
})
