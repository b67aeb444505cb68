import { describe, expect, it } from 'vitest'
import { receiptDeltas, type SheetReceipt } from '../../../../shared/domain/receipts/delta.ts'
import type { SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'

const sheet: SheetId = {
  ...{ warning: 'w', county: '430182', bucket: 0, place: '430182101001', channel: 'sms', page: 0 },
}
const at = Date.UTC(2026, 6, 1)
const handed = (slot: number, more: Partial<SheetReceipt['receipt']> = {}): SheetReceipt => ({
  sheet,
  receipt: { slot, seq: 1, try: 1, state: 'handed', at, ...more },
})
const names = (...batch: SheetReceipt[]) => receiptDeltas(batch).map(({ name }) => name)

describe('a batch of receipts', () => {
  it('is one delta a sheet and seq', () => {
    const other = { ...handed(1), sheet: { ...sheet, page: 1 } }
    const deltas = receiptDeltas([handed(1), other, handed(2), handed(1, { seq: 2 })])
    expect(deltas.map(({ sheet: { page }, seq, receipts }) => [page, seq, receipts.length])).toEqual([
      [0, 1, 2],
      [1, 1, 1],
      [0, 2, 1],
    ])
  })

  it('says of a slot what a reader would choose: the higher state, and of equals the earlier', () => {
    const later = { state: 'delivered' as const, at: at + 9 }
    const [delta] = receiptDeltas([handed(1), handed(1, later), handed(1, { ...later, at: at + 5 }), handed(2)])
    expect(delta?.receipts).toEqual([handed(1, { ...later, at: at + 5 }).receipt, handed(2).receipt])
  })

  it('is named by what it says: in another order, or with the same twice, it is the same', () => {
    expect(names(handed(1), handed(2))).toEqual(names(handed(2), handed(1), handed(1)))
  })

  it.each([{ slot: 3 }, { try: 2 }, { state: 'failed' as const }, { reason: 'expired' }, { at: at + 1 }])(
    'that says something else has another name: %o',
    more => {
      expect(names(handed(1))).not.toEqual(names(handed(1, more)))
    },
  )

  it('of nothing is nothing', () => {
    expect(receiptDeltas([])).toEqual([])
  })
})
