import type { Sheet } from './sheet.ts'
import { changeMarks } from './sheet-marks.ts'

/**
 * What a dead letter means for a sheet that is not done. 'first': a message dies of ten tries within some four minutes, which the store may
 * be away for; whoever reads the dead letter sees that it is back, so nobody need go without for that. 'last': it died of something
 * else. 'over': nobody is sent an Alert that is over.
 */
export type Death = 'first' | 'last' | 'over'

export const deathOf = (diedBefore: boolean, expiresAt: number, now: number): Death => {
  if (now >= expiresAt) return 'over'
  return diedBefore ? 'last' : 'first'
}

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
