import type { ManifestPlace } from '../../shared/domain/directory/roster.ts'
import type { PlaceCode } from '../../shared/domain/place.ts'
import { type ReceiptedSheet, type Standing, standings } from '../../shared/domain/receipts/standing.ts'
import type { Elsewhere } from '../../shared/domain/receipts/village-reach.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { SharedPhone } from '../../shared/protocol/unborn-sheet.ts'

/**
 * The phones of a place that other places have too. The manifest says where there are any, so that the pages of all other places
 * need not be read: showing 278 villages reads a handful.
 */
export const sharedPhones = async (
  directory: Pick<Directory, 'page'>,
  { code, sizes, shared = [] }: ManifestPlace,
  dirRev: number,
): Promise<SharedPhone[]> => {
  if (shared.length === 0) return []
  const pages = await Promise.all((sizes.sms ?? []).map((_, page) => directory.page(code, dirRev, 'sms', page)))
  return pages.flatMap(({ page, slots }) =>
    slots.flatMap(({ address, also }, slot) => (also.length > 0 ? [{ page, slot, address, also }] : [])),
  )
}

type Shared = { phones: readonly SharedPhone[]; sheets: readonly ReceiptedSheet[] }

/** How those stand who are reached in another place of theirs: by the sheet that sends to them, for the proof of all their places. */
export const standingElsewhere = (places: ReadonlyMap<PlaceCode, Shared>): ((place: PlaceCode) => Elsewhere) => {
  const byAddress = new Map<string, Standing>()
  for (const { phones, sheets } of places.values())
    for (const sheet of sheets) {
      const here = phones.filter(({ page }) => sheet.sheet.id.channel === 'sms' && sheet.sheet.id.page === page)
      const stands = here.length > 0 ? standings(sheet) : []
      for (const { slot, address } of here) {
        const own = stands[slot]
        if (own && own.state !== 'outside') byAddress.set(address, own)
      }
    }
  return place => {
    const phones = new Map(places.get(place)?.phones.map(phone => [`${phone.page}.${phone.slot}`, phone.address]))
    return (page, slot) => byAddress.get(phones.get(`${page}.${slot}`) ?? '')
  }
}
