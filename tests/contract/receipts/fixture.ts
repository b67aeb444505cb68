import type { SlotReceipt } from '../../../shared/domain/receipts/receipt.ts'
import type { Sheet } from '../../../shared/domain/sheets/sheet.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'

export const at = Date.UTC(2026, 6, 1, 4, 0, 0, 123)

export const sheetId = (place: string, channel: SheetId['channel'] = 'sms', bucket = 0): SheetId => ({
  warning: 'w-receipts',
  county: '430182',
  bucket,
  place,
  channel,
  page: 0,
})

export const receipt = (slot: number, more: Partial<SlotReceipt> = {}): SlotReceipt => ({
  slot,
  seq: 1,
  try: 1,
  state: 'delivered',
  at,
  ...more,
})

export const sheet = (id: SheetId, slots: number): Sheet => ({
  id,
  seq: 1,
  dirRev: 1,
  marks: new Uint32Array(slots),
  touched: new Uint8Array(Math.ceil(slots / 8)),
  seal: 0,
  done: false,
  rev: 0,
})

export const bySlot = (receipts: SlotReceipt[]): SlotReceipt[] => receipts.toSorted((a, b) => a.slot - b.slot)
