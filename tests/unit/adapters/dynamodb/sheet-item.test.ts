import { describe, expect, it } from 'vitest'
import { fromSheetItem, toSheetItem } from '../../../../shared/adapters/dynamodb/sheet-item.ts'
import { freshSheet } from '../../../../shared/domain/sheets/fresh-sheet.ts'
import { openWindow } from '../../../../shared/domain/sheets/window.ts'
import { sheetId } from '../../../scenario/support/series.ts'

const sheet = openWindow(
  freshSheet({ id: sheetId, seq: 1, dirRev: 1, msgType: 'Alert', exemptions: Array(200) }),
  Array.from({ length: 120 }, (_, slot) => slot),
)

describe('a sheet as an item', () => {
  it('is read as it was written', () => {
    expect(fromSheetItem(toSheetItem(sheet))).toEqual(sheet)
  })

  it('of a village of two hundred has marks of far less than a kilobyte', () => {
    const { marks } = toSheetItem(sheet)
    expect((marks as Uint8Array).byteLength).toBeLessThan(100)
  })

  it('of the first version has marks that are not deflated', () => {
    const marks = Buffer.alloc(4 * sheet.marks.length)
    for (const [slot, mark] of sheet.marks.entries()) marks.writeUInt32BE(mark, 4 * slot)
    expect(fromSheetItem({ ...toSheetItem(sheet), v: 1, marks })).toEqual(sheet)
  })
})
