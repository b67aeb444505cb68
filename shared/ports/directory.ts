import type { Channel } from '../domain/channel.ts'
import type { DirectoryRecord } from '../domain/directory.ts'
import type { County, PlaceCode } from '../domain/place.ts'
import type { Manifest, RosterPage } from '../domain/roster.ts'

/** What sending reads: immutable pages under a pinned revision. */
export type Directory = {
  /** Every county that has a published roster, with its current revision. */
  counties(): Promise<{ county: County; name: string; rev: number }[]>
  /** The current revision of a county, or undefined where nothing was published. */
  revision(county: County): Promise<number | undefined>
  manifest(county: County, rev: number): Promise<Manifest>
  /** Throws `Fault('corrupt')` when the page is missing: a pinned page can never vanish. */
  page(place: PlaceCode, rev: number, channel: Channel, page: number): Promise<RosterPage>
}

/** What importing writes; nothing is visible before `flip`. */
export type DirectoryWriter = {
  putRecords(records: DirectoryRecord[]): Promise<void>
  records(county: County): AsyncIterable<DirectoryRecord>
  putPages(pages: RosterPage[]): Promise<void>
  putManifest(manifest: Manifest): Promise<void>
  /** Moves HEAD from `from` (undefined: none yet) to `to` in one conditional write; false when somebody else moved it. */
  flip(county: County, from: number | undefined, to: number): Promise<boolean>
}
