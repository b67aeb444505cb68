import { receiptStates, type SlotReceipt } from '../../domain/receipts/receipt.ts'
import { receiptReason, receiptReasons } from '../../domain/receipts/receipt-reason.ts'

/**
 * Receipts of one sheet and seq, 11 bytes each, big-endian, so that a full page of 500 is 5.5 kB:
 *   slot u16 · try u8 · state u8 (index of `receiptStates`) · reason u8 (0: none, else 1 + index of `receiptReasons`) · at u48 (ms since 1970)
 */
const bytesPerReceipt = 11
const twoTo32 = 2 ** 32

export const encodeReceipts = (receipts: readonly SlotReceipt[]): Uint8Array => {
  const bytes = new Uint8Array(receipts.length * bytesPerReceipt)
  const view = new DataView(bytes.buffer)
  for (const [index, { slot, try: attempt, state, reason, at }] of receipts.entries()) {
    const start = index * bytesPerReceipt
    const word = receiptReason(reason)
    view.setUint16(start, slot)
    view.setUint8(start + 2, attempt)
    view.setUint8(start + 3, receiptStates.indexOf(state))
    view.setUint8(start + 4, word === undefined ? 0 : receiptReasons.indexOf(word) + 1)
    view.setUint16(start + 5, Math.floor(at / twoTo32))
    view.setUint32(start + 7, at % twoTo32)
  }
  return bytes
}

export const decodeReceipts = (bytes: Uint8Array, seq: number): SlotReceipt[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.byteLength / bytesPerReceipt }, (_, index) => decodeOne(view, index, seq))
}

const decodeOne = (view: DataView, index: number, seq: number): SlotReceipt => {
  const start = index * bytesPerReceipt
  const state = receiptStates[view.getUint8(start + 3)]
  if (state === undefined) throw new RangeError('not a receipt')
  const reason = receiptReasons[view.getUint8(start + 4) - 1]
  return {
    slot: view.getUint16(start),
    seq,
    try: view.getUint8(start + 2),
    state,
    at: view.getUint16(start + 5) * twoTo32 + view.getUint32(start + 7),
    ...(reason && { reason }),
  }
}
