import type { Slot } from '../../shared/domain/directory/roster.ts'
import { type SheetId, sheetName } from '../../shared/domain/sheets/sheet-id.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Sheets } from '../../shared/ports/sheets.ts'

/** From a recipient's id or address to its slot; undefined for every recipient of a sheet that does not exist. */
export type SlotFinder = (sheet: SheetId, seq: number) => Promise<(recipient: string) => number | undefined>

type Ports = {
  sheets: Pick<Sheets, 'read'>
  directory: Pick<Directory, 'page'>
  /** What a receipt of an SMS has in place of the phone. */
  nameOfPhone?: (phone: string) => string
}

/** Some tens of MB: ten thousand loudspeakers, or the phones of some hundred villages. */
const namesKept = 200_000

/**
 * Marks are positions in a pinned page, and neither the pin of a sheet nor the page can change: both are remembered for as long as
 * this function lives.
 */
export const slotFinder = ({ sheets, directory, nameOfPhone = phone => phone }: Ports): SlotFinder => {
  const pages = new Map<string, Map<string, number>>()
  let names = 0

  return async (id, seq) => {
    const name = `${sheetName(id)}#${seq}`
    const known = pages.get(name)
    if (known) return recipient => known.get(recipient)
    const sheet = await sheets.read(id)
    // A report may come before the sheet was ever claimed only if somebody made it up.
    if (!sheet || sheet.seq < seq) return () => undefined
    const { slots } = await directory.page(id.place, sheet.dirRev, id.channel, id.page)
    const namesOf = (slot: Slot) => (id.channel === 'sms' ? [nameOfPhone(slot.address)] : [slot.id, slot.address])
    const found = new Map(slots.flatMap((one, slot) => namesOf(one).map(name => [name, slot] as const)))
    names += found.size
    if (names > namesKept) {
      pages.clear()
      names = found.size
    }
    pages.set(name, found)
    return recipient => found.get(recipient)
  }
}
