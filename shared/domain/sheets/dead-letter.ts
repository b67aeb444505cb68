import type { Sheet } from './sheet.ts'
import { changeMarks } from './sheet-marks.ts'

/**
 * Nobody will work on this sheet any more: whoever was not handed anything has failed, whoever may have been is in doubt, and what
 * is final stays. `seconds`: since issue. Ending it twice ends it once.
 */
export const endByDeadLetter = (sheet: Sheet, seconds: number): Sheet => {
  const ended = changeMarks(sheet, mark => {
    switch (mark.state) {
      case 'planned':
      case 'retry':
        return { ...mark, state: mark.maybe ? 'unknown' : 'failed', reason: 'dead-letter', seconds }
      case 'open':
        return { ...mark, state: 'unknown', maybe: true, reason: 'dead-letter', seconds }
      case 'accepted':
      case 'failed':
      case 'unknown':
      case 'suppressed':
        return undefined
    }
  })
  const { claim: _claim, dueAt: _dueAt, ...free } = ended
  return { ...free, done: true }
}
