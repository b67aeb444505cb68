import type { Counts } from '../series/warning.ts'
import { isFinal, isOutsidePlan, type Mark, packMark, unpackMark } from './mark.ts'
import type { Sheet } from './sheet.ts'

export const markAt = (sheet: Pick<Sheet, 'marks'>, slot: number): Mark => unpackMark(sheet.marks[slot] ?? 0)

export const allMarks = ({ marks }: Pick<Sheet, 'marks'>): Mark[] => Array.from(marks, unpackMark)

/** A copy in which `change` was asked about every slot; undefined leaves a mark as it is. */
export const changeMarks = (sheet: Sheet, change: (mark: Mark, slot: number) => Mark | undefined): Sheet => {
  const marks = sheet.marks.map((word, slot) => {
    const changed = change(unpackMark(word), slot)
    return changed ? packMark(changed) : word
  })
  return { ...sheet, marks }
}

export const isDone = (sheet: Sheet): boolean => sheet.marks.every(word => isFinal(unpackMark(word)))

/** planned counts whatever is inside the plan, marked or not: planned = accepted + failed + unknown + suppressed + still open. */
export const countMarks = (sheet: Pick<Sheet, 'marks'>): Counts => {
  const counts: Counts = { planned: 0, accepted: 0, failed: 0, unknown: 0, suppressed: 0 }
  for (const mark of allMarks(sheet)) {
    if (isOutsidePlan(mark)) continue
    counts.planned += 1
    if (mark.state in counts && mark.state !== 'planned') counts[mark.state as keyof Counts] += 1
  }
  return counts
}
