import { foldReceipts, type SlotReceipt } from '../../domain/receipts/receipt.ts'
import { type SheetId, sheetName } from '../../domain/sheets/sheet-id.ts'
import type { MessageRef, Receipts } from '../../ports/sheets.ts'

type MemoryReceipts = Receipts & {
  /** What a reader of the sheet finds. */
  of(id: SheetId): SlotReceipt[]
  rows(id: SheetId): number
  unmatched: Map<string, number>
}

/** The receipts beside the sheets, in memory: rows by name, so that a replay does what it does in the table. */
export const memoryReceipts = (): MemoryReceipts => {
  const sheets = new Map<string, Map<string, SlotReceipt[]>>()
  const refs = new Map<string, MessageRef>()
  const unmatched = new Map<string, number>()
  const rowsOf = (id: SheetId): Map<string, SlotReceipt[]> => {
    const rows = sheets.get(sheetName(id)) ?? new Map<string, SlotReceipt[]>()
    sheets.set(sheetName(id), rows)
    return rows
  }

  return {
    unmatched,
    of: id => [...foldReceipts([...rowsOf(id).values()].flat()).values()],
    rows: id => rowsOf(id).size,
    async append(deltas) {
      for (const { sheet, seq, name, receipts } of deltas)
        rowsOf(sheet).set(`${seq}#${name}`, structuredClone(receipts))
    },
    async putRefs({ messages, ...window }) {
      for (const message of messages) refs.set(`${window.carrier}#${message.messageId}`, { ...window, ...message })
    },
    findRefs: async (carrier, messages) =>
      new Map(
        messages.flatMap(({ messageId }) => {
          const ref = refs.get(`${carrier}#${messageId}`)
          return ref ? [[messageId, ref]] : []
        }),
      ),
    async countUnmatched(carrier, count) {
      if (count > 0) unmatched.set(carrier, (unmatched.get(carrier) ?? 0) + count)
    },
  }
}
