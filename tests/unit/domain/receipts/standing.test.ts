import { describe, expect, it } from 'vitest'
import type { ReceiptState, SlotReceipt } from '../../../../shared/domain/receipts/receipt.ts'
import { standings } from '../../../../shared/domain/receipts/standing.ts'
import { packMark } from '../../../../shared/domain/sheets/mark.ts'

const id = { warning: 'w', county: '152529', bucket: 0, place: '152529201200', channel: 'sms', page: 0 } as const
const word = (reason: 'none' | 'translation-only') =>
  packMark({ state: 'accepted', reason, tries: 1, maybe: false, seconds: 5 })

/** A sheet of seq 4 with one slot that was accepted, and one receipt of it. */
const standing = (reason: 'none' | 'translation-only', state: ReceiptState, seq: number, since?: number) => {
  const marks = Uint32Array.of(word(reason))
  const sheet = { id, seq: 4, dirRev: 1, marks, touched: new Uint8Array(1), seal: 0, done: true, rev: 1 }
  const receipts: SlotReceipt[] = [{ slot: 0, seq, try: 1, state, at: 0 }]
  return standings({ sheet, receipts, since })[0]
}
const accepted = (delivered: boolean) => ({ state: 'accepted', delivered, confirmable: true })

describe('a receipt of an earlier Alert', () => {
  it.each([
    ['says nothing of this one', standing('none', 'delivered', 3, 2), accepted(false)],
    [
      'says that the words came, which this one only translates',
      standing('translation-only', 'delivered', 3, 2),
      accepted(true),
    ],
    ['of the first that had the words, too', standing('translation-only', 'delivered', 2, 2), accepted(true)],
    [
      'of what was said before these words says nothing',
      standing('translation-only', 'delivered', 1, 2),
      accepted(false),
    ],
    [
      'says that the words did not come',
      standing('translation-only', 'failed', 2, 2),
      { state: 'failed', reason: 'unclassified' },
    ],
    [
      'says nothing where it is not known since when the words are there',
      standing('translation-only', 'delivered', 3),
      accepted(false),
    ],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected))
})
