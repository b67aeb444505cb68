import type { Sheet } from '../sheets/sheet.ts'
import { type SheetId, sheetName } from '../sheets/sheet-id.ts'
import { countMarks } from '../sheets/sheet-marks.ts'
import { isLive } from '../sheets/sheet-step.ts'
import type { Counts } from './warning.ts'

/** What the watch finds in one county. */
export type Watching = {
  done: number
  counts: Counts
  /** Sheets that nobody works on and nothing holds back: their message may be lost. */
  idle: SheetId[]
  /** Set when all that is left waits for this time. */
  heldUntilAt?: number
}

const emptyCounts: Counts = { planned: 0, accepted: 0, failed: 0, unknown: 0, suppressed: 0 }

export const watchSheets = (expected: SheetId[], sheets: Sheet[], seq: number, now: number): Watching => {
  const stored = new Map(sheets.filter(sheet => sheet.seq === seq).map(sheet => [sheetName(sheet.id), sheet]))
  const found = expected.map(id => ({ id, sheet: stored.get(sheetName(id)) }))
  const open = found.filter(({ sheet }) => !sheet?.done)
  const idle = open.filter(({ sheet }) => !sheet || (!isLive(sheet, now) && (sheet.dueAt ?? 0) <= now))
  const dueAts = open.map(({ sheet }) => sheet?.dueAt)
  const held = open.length > 0 && dueAts.every(dueAt => dueAt !== undefined && dueAt > now)
  return {
    done: found.length - open.length,
    counts: found.reduce((sum, { sheet }) => (sheet ? addCounts(sum, countMarks(sheet)) : sum), emptyCounts),
    idle: idle.map(({ id }) => id),
    ...(held && { heldUntilAt: Math.min(...dueAts.filter(dueAt => dueAt !== undefined)) }),
  }
}

const addCounts = (a: Counts, b: Counts): Counts => ({
  planned: a.planned + b.planned,
  accepted: a.accepted + b.accepted,
  failed: a.failed + b.failed,
  unknown: a.unknown + b.unknown,
  suppressed: a.suppressed + b.suppressed,
})

/**
 * At which looks idle sheets are sent again: the 4th, 8th, 16th … A deep queue looks like lost messages, and must not be made
 * deeper at every look; a dead worker's message comes back by itself.
 */
export const sendsAgainAt = (look: number): boolean => look >= 4 && (look & (look - 1)) === 0

/** While something is open, the watch looks this often. */
export const watchEverySeconds = 10
