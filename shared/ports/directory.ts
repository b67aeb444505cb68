import type { Channel } from '../domain/channel.ts'
import type { DirectoryRecord } from '../domain/directory.ts'
import type { DirectoryProblem } from '../domain/directory-check.ts'
import type { County, PlaceCode } from '../domain/place.ts'
import type { Manifest, RosterPage } from '../domain/roster.ts'

/** What sending reads: immutable pages under a pinned revision. */
export type Directory = {
  /** Every county that has a published roster, with its current revision, by code. */
  counties(): Promise<{ county: County; name: string; rev: number }[]>
  /** The current revision of a county, or undefined where nothing was published. */
  revision(county: County): Promise<number | undefined>
  /** Throws `Fault('corrupt')` when it is missing: a revision that HEAD has named can never vanish. */
  manifest(county: County, rev: number): Promise<Manifest>
  /** Throws `Fault('corrupt')` when the page is missing: a pinned page can never vanish. */
  page(place: PlaceCode, rev: number, channel: Channel, page: number): Promise<RosterPage>
}

/** What is published of a county. `problems`: how many records its roster could not use as they are. */
export type RosterHead = { county: County; name: string; rev: number; publishedImport: string; problems: number }

/** Somebody's phone and where it stands, for the look-up by phone. */
export type PhoneHolder = { phone: string; place: PlaceCode; person: string }

/** What importing writes; nothing is visible before `flip`. */
export type DirectoryWriter = {
  /**
   * The same record (kind, place, id) again replaces the former. Several may put records of one place at a time. Gives the places
   * that are too full to take theirs; none: all are stored.
   */
  putRecords(records: readonly DirectoryRecord[]): Promise<PlaceCode[]>
  records(county: County): AsyncIterable<DirectoryRecord>
  head(county: County): Promise<RosterHead | undefined>
  /** A number above all that were given before: two publishers never write the same pages. Some are never published. */
  nextRevision(county: County): Promise<number>
  putPages(pages: readonly RosterPage[]): Promise<void>
  /** Replaces the look-up by phone of a county: it answers later who wrote or called. Kept under keyed hashes. */
  putPhones(county: County, holders: Iterable<PhoneHolder>): Promise<void>
  putManifest(manifest: Manifest): Promise<void>
  /** What this revision could not use, kept to be shown. */
  putProblems(county: County, rev: number, problems: readonly DirectoryProblem[]): Promise<void>
  problems(county: County, rev: number): Promise<DirectoryProblem[]>
  /** Moves HEAD from `from` (undefined: none yet) to `to` in one conditional write; false when somebody else moved it. */
  flip(from: number | undefined, to: RosterHead): Promise<boolean>
}
