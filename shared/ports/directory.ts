import type { PlaceIndex } from '../domain/audience/place-index.ts'
import type { Channel } from '../domain/channel.ts'
import type { DirectoryRecord } from '../domain/directory/directory.ts'
import type { DirectoryProblem } from '../domain/directory/directory-check.ts'
import type { ImportChanges } from '../domain/directory/merge-import.ts'
import type { Manifest, RosterPage } from '../domain/directory/roster.ts'
import type { County, PlaceCode } from '../domain/place.ts'

/** What sending reads: immutable pages under a pinned revision. */
export type Directory = {
  /** Every county that has a published roster, with its current revision, by code. `dueOn`: as of `RosterHead`. */
  counties(): Promise<{ county: County; name: string; rev: number; dueOn?: string }[]>
  /** The current revision of a county, or undefined where nothing was published. */
  revision(county: County): Promise<number | undefined>
  /** Where the places of these revisions are, for as many as it is kept of: whatever is missing has to be read whole. */
  index(revisions: readonly { county: County; rev: number }[]): Promise<PlaceIndex>
  /** Throws `Fault('corrupt')` when it is missing: a revision that HEAD has named can never vanish. */
  manifest(county: County, rev: number): Promise<Manifest>
  /** Throws `Fault('corrupt')` when the page is missing: a pinned page can never vanish. */
  page(place: PlaceCode, rev: number, channel: Channel, page: number): Promise<RosterPage>
}

/** What is published of a county. */
export type RosterHead = {
  county: County
  name: string
  rev: number
  publishedImport: string
  /** How many records its roster could not use as they are. */
  problems: number
  /** The day on which its roster changes by itself, because a record begins or no longer holds; absent: never. */
  dueOn?: string
  /** Every revision below this one is marked to vanish. */
  expiredBelow: number
}

/** Somebody's phone and where it stands, for the look-up by phone. */
export type PhoneHolder = { phone: string; place: PlaceCode; person: string }

/** When what a superseded revision left behind may vanish, in ms. */
export type Expiry = { pagesAt: number; recordsAt: number }

/** What publishing writes; nothing is visible before `flip`. */
export type DirectoryWriter = {
  head(county: County): Promise<RosterHead | undefined>
  /** A number above all that were given before: two publishers never write the same pages. Some are never published. */
  nextRevision(county: County): Promise<number>
  /** The records that a revision was built from, whole and in this order. */
  putRecords(county: County, rev: number, records: readonly DirectoryRecord[]): Promise<void>
  /** Every record of a revision, in the order in which they were put. */
  records(county: County, rev: number): AsyncIterable<DirectoryRecord>
  /** The nth piece of those, from 0, some thousand at most; undefined: there are no more. */
  recordsPiece(county: County, rev: number, piece: number): Promise<DirectoryRecord[] | undefined>
  /** With its index. To be put before the pages: whoever removes a revision finds them by it. */
  putManifest(manifest: Manifest): Promise<void>
  putPages(pages: readonly RosterPage[]): Promise<void>
  /** Replaces the look-up by phone of a county: it answers later who wrote or called. Kept under keyed hashes. */
  putPhones(county: County, holders: Iterable<PhoneHolder>): Promise<void>
  /** What this revision could not use, kept to be shown. */
  putProblems(county: County, rev: number, problems: readonly DirectoryProblem[]): Promise<void>
  problems(county: County, rev: number): Promise<DirectoryProblem[]>
  /**
   * Moves HEAD from `from` (undefined: none yet) to `to` in one conditional write, and with it the import that is published, if one
   * is, to its end; false when somebody else moved HEAD, or ended the import.
   */
  flip(from: number | undefined, to: RosterHead, published?: ImportChanges): Promise<boolean>
  /** Lets everything of a superseded revision vanish at these times. Nothing that is absent is put; again is no harm. */
  expire(county: County, rev: number, expiry: Expiry): Promise<void>
  /** Everything below this revision is marked; nothing is changed where HEAD has another revision by now. */
  setExpiredBelow(county: County, rev: number): Promise<void>
}
