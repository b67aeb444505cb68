import { listedOn } from '../domain/audience/exercise-list.ts'
import type { Slot } from '../domain/directory/roster.ts'
import type { SheetId } from '../domain/sheets/sheet-id.ts'
import type { ListedNow } from '../domain/wall.ts'
import type { Directory } from '../ports/directory.ts'

export type CurrentDirectory = Pick<Directory, 'revision' | 'manifest' | 'page'>

/**
 * Who of one place and channel is on the exercise list in the newest published revision, whatever a warning has pinned: one small
 * read; manifest and pages of a revision never change, and are remembered. A phone or robot that was given another address is not
 * the one that was listed: its former address may be a stranger's by now.
 */
export const readListedNow = async (
  directory: CurrentDirectory,
  { county, place, channel }: Pick<SheetId, 'county' | 'place' | 'channel'>,
): Promise<ListedNow> => {
  const rev = await directory.revision(county)
  if (rev === undefined) return () => false
  const { places } = await directory.manifest(county, rev)
  const known = places.find(({ code }) => code === place)
  const pages = [...(known?.sizes[channel]?.keys() ?? [])].filter(page => known && listedOn(known, channel, page) > 0)
  const slots = await Promise.all(pages.map(page => directory.page(place, rev, channel, page)))
  const listed = new Set(slots.flatMap(page => page.slots.filter(({ exercise }) => exercise).map(nameOf)))
  return recipient => listed.has(nameOf(recipient))
}

/** An id has no space (`directory.ts`). */
const nameOf = ({ id, address }: Pick<Slot, 'id' | 'address'>): string => `${id} ${address}`
