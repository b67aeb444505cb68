import type { MemorySmsCarrier } from '../../../shared/adapters/memory/sms-carrier.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { PlaceCode } from '../../../shared/domain/place.ts'
import { addFigures, type Figures, figuresOf } from '../../../shared/domain/receipts/figures.ts'
import type { Sheet } from '../../../shared/domain/sheets/sheet.ts'
import { formatRef } from '../../../shared/domain/sheets/sheet-id.ts'
import { smsParts } from '../../../shared/domain/text/sms-parts.ts'

/** What one place received of one warning on one channel. */
export type Delivery = {
  place: PlaceCode
  channel: Channel
  /** When it was first handed over, ms; absent: it never was. */
  at?: number
  /** People, rooms or loudspeakers, by their marks. */
  figures: Figures
  /** Of SMS that were handed over, as carriers bill them. */
  parts: number
}

/** Read from the marks of the sheets, and what the carrier of SMS took of each. Places that nobody is addressed in are left out. */
export const deliveriesOf = (sheets: readonly Sheet[], partsOf: (sheet: Sheet) => number): Delivery[] =>
  [...Map.groupBy(sheets, ({ id }) => `${id.place} ${id.channel}`).values()].flatMap(pages => {
    const figures = addFigures(pages.map(sheet => figuresOf({ sheet, receipts: [] })))
    const [first] = pages
    if (!first || figures.planned === 0) return []
    const { place, channel } = first.id
    const at = Math.min(...pages.map(({ firstSentAt }) => firstSentAt ?? Infinity))
    const parts = pages.reduce((sum, sheet) => sum + partsOf(sheet), 0)
    return [{ place, channel, ...(at < Infinity && { at }), figures, parts }]
  })

/** How many parts the carrier took of a sheet. */
export const partsTaken = (taken: MemorySmsCarrier['taken']): ((sheet: Sheet) => number) => {
  const parts = new Map<string, number>()
  for (const { ref, content } of taken)
    if ('text' in content) parts.set(ref, (parts.get(ref) ?? 0) + smsParts(content.text))
  return ({ id, seq }) => parts.get(formatRef(id, seq)) ?? 0
}
