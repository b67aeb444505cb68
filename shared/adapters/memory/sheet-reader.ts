import type { SlotReceipt } from '../../domain/receipts/receipt.ts'
import type { Sheet } from '../../domain/sheets/sheet.ts'
import type { SheetId } from '../../domain/sheets/sheet-id.ts'
import type { SheetReader, SheetWithReceipts } from '../../ports/sheets.ts'

type Stored = { sheets: { all(): Sheet[] }; receipts: { of(id: SheetId): SlotReceipt[] } }

/** Reads what the memory sheets and receipts hold. */
export const memorySheetReader = ({ sheets, receipts }: Stored): SheetReader => {
  const find = (matches: (id: SheetId) => boolean): SheetWithReceipts[] =>
    sheets
      .all()
      .filter(({ id }) => matches(id))
      .map(sheet => ({ sheet: structuredClone(sheet), receipts: receipts.of(sheet.id) }))
  return {
    county: async (warning, county, buckets) =>
      find(id => id.warning === warning && id.county === county && id.bucket < buckets),
    place: async (warning, county, bucket, place) =>
      find(id => id.warning === warning && id.county === county && id.bucket === bucket && id.place === place),
  }
}
