import { describe, expect, it } from 'vitest'
import type { Exemption } from '../../../../shared/domain/sheets/exemption.ts'
import { freshSheet, type Untranslated } from '../../../../shared/domain/sheets/fresh-sheet.ts'
import { type Mark, packMark } from '../../../../shared/domain/sheets/mark.ts'
import { allMarks } from '../../../../shared/domain/sheets/sheet-marks.ts'

const id = { warning: 'w', county: '152529', bucket: 0, place: '152529201200', channel: 'sms', page: 0 } as const
const mark = (state: Mark['state'], reason: Mark['reason'] = 'none', maybe = false): Mark => ({
  state,
  reason,
  maybe,
  tries: 1,
  seconds: 5,
})

/** One slot as seq 1 left it, and as an Update that only translates (`seq` 1, unless said otherwise) finds it. */
const afterTranslation = (
  was: Mark | undefined,
  { reads = false, exemption, of = 1 }: { reads?: boolean; exemption?: Exemption; of?: number } = {},
) => {
  const untranslated: Untranslated = { seq: of, slots: [!reads] }
  const first = freshSheet({ id, seq: 1, dirRev: 1, msgType: 'Alert', exemptions: [undefined] })
  const before = was && { ...first, marks: Uint32Array.of(packMark(was)) }
  const exemptions = [exemption]
  const update = { id, seq: 2, dirRev: 1, msgType: 'Update', exemptions, untranslated } as const
  const [state] = allMarks(freshSheet({ ...update, exemptions, ...(before && { before }) }))
  return state?.reason === 'none' ? state.state : `${state?.state}: ${state?.reason}`
}

describe('an Update that only translates', () => {
  it.each([
    ['was told', mark('accepted'), 'accepted: translation-only'],
    ['was told by another translation before', mark('accepted', 'translation-only'), 'accepted: translation-only'],
    ['was perhaps told', mark('unknown', 'timeout'), 'planned'],
    ['was being told', mark('open'), 'planned'],
    ['may have been told', mark('retry', 'throttled', true), 'planned'],
    ['was not reached yet', mark('planned'), 'planned'],
    ['could not be reached', mark('failed', 'tries-exhausted'), 'planned'],
    ['slept through it', mark('suppressed', 'quiet-hours'), 'planned'],
    ['was passed over by a stop', mark('suppressed', 'stopped'), 'planned'],
    ['is on a sheet that nobody had begun', undefined, 'planned'],
  ])('where the words for a reader are the same as before, and the reader %s', (_, was, expected) => {
    expect(afterTranslation(was)).toBe(expected)
  })

  it('goes to whoever reads it, told before or not', () => {
    expect(afterTranslation(mark('accepted'), { reads: true })).toBe('planned')
    expect(afterTranslation(mark('planned'), { reads: true })).toBe('planned')
  })

  it('is told to everyone whose sheet is not of what it translates: in between, something else was said', () => {
    expect(afterTranslation(mark('accepted'), { of: 2 })).toBe('planned')
  })

  it('leaves who is told elsewhere, and who takes no part in an exercise, to these reasons', () => {
    for (const exemption of ['covered', 'not-on-exercise-list'] as const)
      expect(afterTranslation(mark('suppressed', exemption), { exemption })).toBe(`suppressed: ${exemption}`)
  })
})
