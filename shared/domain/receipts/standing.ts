import type { Channel } from '../channel.ts'
import { isFinal, isOutsidePlan, type Mark, unpackMark } from '../sheets/mark.ts'
import type { Sheet } from '../sheets/sheet.ts'
import type { SlotReceipt } from './receipt.ts'

/** A sheet and what carriers said of it since. */
export type ReceiptedSheet = {
  sheet: Sheet
  receipts: readonly SlotReceipt[]
  /** Of a sheet whose Alert only translates: the seq that first had the words (`IssuedAlert.translates`). */
  since?: number | undefined
}

/**
 * How one recipient stands: the mark, and what the carrier said since.
 * `delivered`: the phone or the loudspeaker itself said so. `outside`: nobody is owed this hand-over, so no count has it.
 */
export type Standing =
  | { state: 'outside' | 'open' }
  | { state: 'accepted'; delivered: boolean; confirmable: boolean }
  | { state: 'failed' | 'unknown' | 'suppressed'; reason: string }

/** The ceiling of a room is `accepted`: no robot says who read it. */
const isConfirmable = (channel: Channel): boolean => channel !== 'group-chat'

export const standing = (channel: Channel, mark: Mark, receipt: SlotReceipt | undefined): Standing => {
  if (isOutsidePlan(mark)) return { state: 'outside' }
  if (!isFinal(mark)) return { state: 'open' }
  if (mark.state === 'suppressed') return { state: 'suppressed', reason: mark.reason }
  const confirmable = isConfirmable(channel)
  switch (receipt?.state) {
    case 'delivered':
    case 'played':
      // Whoever has it was reached, even where our own hand-over ended in doubt.
      return { state: 'accepted', delivered: true, confirmable }
    case 'handed':
      if (mark.state === 'unknown') return { state: 'accepted', delivered: false, confirmable }
      break
    case 'failed':
      if (mark.state !== 'failed') return { state: 'failed', reason: receipt.reason ?? 'unclassified' }
      break
    case 'none':
    case undefined:
  }
  if (mark.state === 'accepted') return { state: 'accepted', delivered: false, confirmable }
  return { state: mark.state === 'failed' ? 'failed' : 'unknown', reason: mark.reason }
}

/** Receipts of an earlier seq say nothing about this one, but where this one only translates what the recipient has. */
export const receiptsOf = ({ sheet, receipts, since = sheet.seq }: ReceiptedSheet): SlotReceipt[] =>
  receipts.filter(({ seq, slot }) => {
    if (seq === sheet.seq) return true
    return seq >= since && seq < sheet.seq && unpackMark(sheet.marks[slot] ?? 0).reason === 'translation-only'
  })

/** One standing per slot. */
export const standings = (receipted: ReceiptedSheet): Standing[] => {
  const { sheet } = receipted
  const bySlot = new Map(receiptsOf(receipted).map(receipt => [receipt.slot, receipt]))
  return Array.from(sheet.marks, (word, slot) => standing(sheet.id.channel, unpackMark(word), bySlot.get(slot)))
}
