import { foldReceipts, type SlotReceipt } from '../../domain/receipts/receipt.ts'
import { type SheetId, sheetName } from '../../domain/sheets/sheet-id.ts'
import type { MessageRef, Receipts } from '../../ports/sheets.ts'

type MemoryReceipts = Receipts & {
  /** What a reader of the sheet finds. */
  of(id: SheetId): SlotReceipt[]
  rows(id: SheetId): number
  unmatched: Map<string, number>
}

/** The receipts beside the sheets, in memory: rows by name, so that replay and folding do what they do in the table. */
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
    async append(id, batch, receipts) {
      for (const [seq, of] of Map.groupBy(receipts, receipt => receipt.seq))
        rowsOf(id).set(`D#${seq}#${batch}`, structuredClone(of))
    },
    async fold(id, seq) {
      const rows = rowsOf(id)
      const deltas = [...rows.keys()].filter(name => name.startsWith(`D#${seq}#`))
      if (deltas.length === 0) return 0
      const folded = foldReceipts([...deltas, `R#${seq}`].flatMap(name => rows.get(name) ?? []))
      rows.set(`R#${seq}`, [...folded.values()])
      for (const name of deltas) rows.delete(name)
      return deltas.length
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
