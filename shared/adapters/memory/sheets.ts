import { unstored } from '../../domain/sheets/fresh-sheet.ts'
import type { Sheet } from '../../domain/sheets/sheet.ts'
import { type SheetId, sheetName } from '../../domain/sheets/sheet-id.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Sheets } from '../../ports/sheets.ts'

/** The sheets table in memory: same conditions, same outcomes. `all` and `archived` are for those who look at it from outside. */
export const memorySheets = (clock: Clock): Sheets & { all(): Sheet[]; archived(): Sheet[] } => {
  const sheets = new Map<string, Sheet>()
  const archive = new Map<string, Sheet>()
  const stored = (id: SheetId): Sheet | undefined => sheets.get(sheetName(id))
  const put = (sheet: Sheet): void => void sheets.set(sheetName(sheet.id), structuredClone(sheet))

  return {
    now: clock.now,
    all: () => [...sheets.values()],
    archived: () => [...archive.values()],
    read: async id => structuredClone(stored(id)),
    async supersede(old, next) {
      if (stored(old.id)?.rev !== old.rev) return false
      archive.set(`${sheetName(old.id)}#A${old.seq}`, structuredClone(old))
      put(next)
      return true
    },
    async seal(id, seq) {
      const sheet = stored(id)
      if (sheet && sheet.seal < seq) put({ ...sheet, seal: seq, rev: sheet.rev + 1 })
    },
    async write(sheet) {
      const known = stored(sheet.id)
      if ((known?.rev ?? unstored) !== sheet.rev)
        return sheet.claim !== undefined && known?.claim?.token === sheet.claim.token
      put({ ...sheet, seal: known?.seal ?? sheet.seal, rev: sheet.rev + 1 })
      return true
    },
    async settle(sheet, token) {
      const known = stored(sheet.id)
      const held = known?.claim?.token
      if (!known || held === undefined) return 'lost'
      if (held !== token) return held === sheet.claim?.token ? 'written' : 'lost'
      if (known.seal > sheet.seq) return 'sealed'
      put({ ...sheet, seal: known.seal, rev: known.rev + 1 })
      return 'written'
    },
    async release(sheet, token) {
      const known = stored(sheet.id)
      if (known?.claim?.token !== token) return false
      const { claim: _, ...unclaimed } = sheet
      put({ ...unclaimed, seal: known.seal, rev: known.rev + 1 })
      return true
    },
  }
}
