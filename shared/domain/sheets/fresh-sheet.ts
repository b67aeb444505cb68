import type { MsgType } from '../cap/alert.ts'
import { bitmap, hasBit, withBits } from './bitmap.ts'
import { type Exemption, isOwedNothing } from './exemption.ts'
import { type Mark, packMark, unpackMark } from './mark.ts'
import type { Sheet } from './sheet.ts'
import type { SheetId } from './sheet-id.ts'

export type Untranslated = { seq: number; slots: readonly boolean[] }

/** The revision of a sheet that is not stored yet: its first write puts it. */
export const unstored = 0

type Fresh = {
  id: SheetId
  seq: number
  dirRev: number
  msgType: MsgType
  /** One entry per slot of the page. */
  exemptions: Exemption[]
  /** Of an Update that only translates the Alert `seq`: per slot, whether it has nothing new for its reader. */
  untranslated?: Untranslated | undefined
  /** The sheet as the earlier seq left it. */
  before?: Sheet
}

/**
 * The sheet of a new seq. An Alert is owed to everyone it addresses; an Update also to everyone its predecessors reached or may
 * have reached; a Cancel exactly to those (docs/policy.md, "Whom an Update or a Cancel reaches"). An Update that only translates
 * is owed to its readers, and to whoever has not been told in any words yet.
 */
export const freshSheet = ({ id, seq, dirRev, msgType, exemptions, untranslated, before }: Fresh): Sheet => {
  const touched = before ? touchedBy(before) : bitmap(exemptions.length)
  const marks = Uint32Array.from(exemptions, (exemption, slot) =>
    packMark(
      before && untranslated?.slots[slot] && untranslated.seq === before.seq && hasTheWords(before, slot)
        ? { tries: 0, maybe: false, seconds: 0, state: 'accepted', reason: 'translation-only' }
        : firstMark(msgType, exemption, hasBit(touched, slot)),
    ),
  )
  const seal = before && before.seal > seq ? before.seal : 0
  const sheet = { id, seq, dirRev, marks, touched, seal, done: false, rev: before ? before.rev + 1 : unstored }
  return sheet
}

const firstMark = (msgType: MsgType, exemption: Exemption, touched: boolean): Mark => {
  const mark = { tries: 0, maybe: false, reason: 'none', seconds: 0 } as const
  if (isOwedNothing(exemption)) return { ...mark, state: 'suppressed', reason: exemption }
  if (touched) return { ...mark, state: 'planned' }
  if (msgType === 'Cancel') return { ...mark, state: 'suppressed', reason: 'not-alerted' }
  return exemption ? { ...mark, state: 'suppressed', reason: exemption } : { ...mark, state: 'planned' }
}

/** For certain: whoever is in doubt is told again. */
const hasTheWords = (before: Sheet, slot: number): boolean => unpackMark(before.marks[slot] ?? 0).state === 'accepted'

/** Whoever was handed an earlier Alert, or may have been: accepted, unknown, open, maybe. */
export const touchedBy = (sheet: Sheet): Uint8Array =>
  withBits(
    sheet.touched,
    Array.from(sheet.marks, unpackMark).flatMap((mark, slot) => (mayHaveReached(mark) ? [slot] : [])),
  )

const mayHaveReached = ({ state, maybe }: Mark): boolean =>
  maybe || state === 'accepted' || state === 'unknown' || state === 'open'
