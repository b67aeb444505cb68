import * as z from 'zod'

/** Why a carrier or a terminal says that it failed. A number in storage, so append only; the carrier's own words are never kept. */
export const receiptReasons = [
  'unclassified',
  'phone-unreachable',
  'phone-blocked',
  'carrier-unreachable',
  'carrier-blocked',
  'spam-blocked',
  'blocked-list',
  'invalid-address',
  'message-invalid',
  'opted-out',
  'price-exceeded',
  'quota-exceeded',
  'terminal-busy',
  'terminal-fault',
  'signature-invalid',
  'expired',
  'silenced',
  'power-lost',
  'pre-empted',
] as const
export const ReceiptReason = z.enum(receiptReasons)
export type ReceiptReason = z.infer<typeof ReceiptReason>

/** A word from outside as a word of ours: whatever else it is, `unclassified`. */
export const receiptReason = (word: string | undefined): ReceiptReason | undefined =>
  word === undefined ? undefined : (receiptReasons.find(reason => reason === word) ?? 'unclassified')
