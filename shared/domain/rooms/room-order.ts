import type { MsgType } from '../cap/alert.ts'
import { Colour } from '../colour.ts'
import { type SheetId, sheetName } from '../sheets/sheet-id.ts'

/** One message that waits for a room. */
export type RoomEntry = { sheet: SheetId; seq: number; colour: Colour; msgType: MsgType }

/**
 * In which order a room hears what waits for it. Of one series only the latest speaks: what it follows and was not posted yet is
 * overtaken by it, so that nobody reads an Alert after its Cancel, nor a Cancel of what they never read. Red first, the all-clears of
 * a colour after its warnings, and otherwise as they came.
 */
export const inRoomOrder = <Entry extends RoomEntry>(waiting: readonly Entry[]): Entry[] => {
  const latest = new Map<string, Entry>()
  for (const entry of waiting) {
    const known = latest.get(sheetName(entry.sheet))
    if (!known || known.seq < entry.seq) latest.set(sheetName(entry.sheet), entry)
  }
  return waiting
    .filter(entry => latest.get(sheetName(entry.sheet)) === entry)
    .map((entry, came) => ({ entry, came }))
    .sort((a, b) => rank(a.entry) - rank(b.entry) || a.came - b.came)
    .map(({ entry }) => entry)
}

const rank = ({ colour, msgType }: RoomEntry): number =>
  2 * Colour.options.indexOf(colour) + (msgType === 'Cancel' ? 1 : 0)
