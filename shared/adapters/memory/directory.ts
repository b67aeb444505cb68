import { indexOf } from '../../domain/audience/place-index.ts'
import type { DirectoryRecord } from '../../domain/directory/directory.ts'
import type { DirectoryProblem } from '../../domain/directory/directory-check.ts'
import type { Manifest, RosterPage } from '../../domain/directory/roster.ts'
import { byCode, type County } from '../../domain/place.ts'
import type { Directory, DirectoryWriter, Expiry, PhoneHolder, RosterHead } from '../../ports/directory.ts'
import { Fault } from '../../ports/fault.ts'
import type { Imports } from '../../ports/imports.ts'
import { memoryImports } from './imports.ts'

type MemoryDirectory = Directory &
  DirectoryWriter & {
    imports: Imports
    phones: Map<County, PhoneHolder[]>
    /** `<county> <rev>` → when what it left may vanish. Here nothing does. */
    expiries: Map<string, Expiry>
  }

/** Both sides of the directory, and its imports, over one memory; what goes in and out is a copy, as from a database. */
export const memoryDirectory = (): MemoryDirectory => {
  const records = new Map<string, DirectoryRecord[]>()
  const heads = new Map<County, RosterHead>()
  const lastRevision = new Map<County, number>()
  const manifests = new Map<string, Manifest>()
  const pages = new Map<string, RosterPage>()
  const phones = new Map<County, PhoneHolder[]>()
  const problems = new Map<string, DirectoryProblem[]>()
  const expiries = new Map<string, Expiry>()
  const imports = memoryImports()
  const revisionKey = (county: County, rev: number) => `${county} ${rev}`

  return {
    imports,
    phones,
    expiries,
    async putPhones(county, holders) {
      phones.set(county, [...holders])
    },
    counties: async () => [...heads.values()].map(listed).sort((a, b) => byCode(a.county, b.county)),
    revision: async county => heads.get(county)?.rev,
    manifest: async (county, rev) => existing(manifests.get(revisionKey(county, rev))),
    index: async revisions =>
      new Map(
        revisions.flatMap(({ county, rev }) => {
          const manifest = manifests.get(revisionKey(county, rev))
          return manifest ? [[county, indexOf(manifest)] as const] : []
        }),
      ),
    page: async (place, rev, channel, page) => existing(pages.get(pageKey({ place, rev, channel, page }))),
    head: async county => structuredClone(heads.get(county)),
    async nextRevision(county) {
      const rev = (lastRevision.get(county) ?? 0) + 1
      lastRevision.set(county, rev)
      return rev
    },
    async putRecords(county, rev, some) {
      records.set(revisionKey(county, rev), structuredClone([...some]))
    },
    async *records(county, rev) {
      yield* existing(records.get(revisionKey(county, rev)))
    },
    async recordsPiece(county, rev, piece) {
      const all = records.get(revisionKey(county, rev))
      const some = all?.slice(piece * perPiece, (piece + 1) * perPiece)
      return some && (some.length > 0 || piece === 0) ? structuredClone(some) : undefined
    },
    async putPages(some) {
      for (const page of some) pages.set(pageKey(page), structuredClone(page))
    },
    async putManifest(manifest) {
      manifests.set(revisionKey(manifest.county, manifest.rev), structuredClone(manifest))
    },
    async putProblems(county, rev, some) {
      problems.set(revisionKey(county, rev), structuredClone([...some]))
    },
    problems: async (county, rev) => structuredClone(problems.get(revisionKey(county, rev)) ?? []),
    async flip(from, to, published) {
      const ended = published && imports.heads({ county: to.county, importId: to.publishedImport })
      if (heads.get(to.county)?.rev !== from || (published && !ended)) return false
      heads.set(to.county, structuredClone(to))
      if (ended) Object.assign(ended, { state: 'published', rev: to.rev, changes: structuredClone(published) })
      return true
    },
    async expire(county, rev, expiry) {
      expiries.set(revisionKey(county, rev), expiry)
    },
    async setExpiredBelow(county, rev) {
      const head = heads.get(county)
      if (head?.rev === rev) head.expiredBelow = rev
    },
  }
}

/** Small, so that a test of few records has several. */
const perPiece = 100

const listed = ({ county, name, rev, dueOn }: RosterHead) => ({
  county,
  name,
  rev,
  ...(dueOn !== undefined && { dueOn }),
})
const pageKey = ({ place, rev, channel, page }: Omit<RosterPage, 'slots'>): string =>
  `${place} ${rev} ${channel} ${page}`

const existing = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Fault('corrupt', false, 'a pinned part of the directory is missing')
  return structuredClone(found)
}
