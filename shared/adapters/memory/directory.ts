import type { DirectoryRecord } from '../../domain/directory.ts'
import type { DirectoryProblem } from '../../domain/directory-check.ts'
import { byCode, type County, countyOf } from '../../domain/place.ts'
import type { Manifest, RosterPage } from '../../domain/roster.ts'
import type { Directory, DirectoryWriter, PhoneHolder, RosterHead } from '../../ports/directory.ts'
import { Fault } from '../../ports/fault.ts'

/** Both sides of the directory over one memory; what goes in and out is a copy, as from a database. */
export const memoryDirectory = (): Directory & DirectoryWriter & { phones: Map<County, PhoneHolder[]> } => {
  const records = new Map<string, DirectoryRecord>()
  const heads = new Map<County, RosterHead>()
  const lastRevision = new Map<County, number>()
  const manifests = new Map<string, Manifest>()
  const pages = new Map<string, RosterPage>()
  const phones = new Map<County, PhoneHolder[]>()
  const problems = new Map<string, DirectoryProblem[]>()

  return {
    phones,
    async putPhones(county, holders) {
      phones.set(county, [...holders])
    },
    counties: async () =>
      [...heads.values()]
        .map(({ county, name, rev }) => ({ county, name, rev }))
        .sort((a, b) => byCode(a.county, b.county)),
    revision: async county => heads.get(county)?.rev,
    manifest: async (county, rev) => existing(manifests.get(`${county} ${rev}`)),
    page: async (place, rev, channel, page) => existing(pages.get(pageKey({ place, rev, channel, page }))),
    head: async county => structuredClone(heads.get(county)),
    async nextRevision(county) {
      const rev = (lastRevision.get(county) ?? 0) + 1
      lastRevision.set(county, rev)
      return rev
    },
    async putRecords(some) {
      for (const record of some) records.set(recordKey(record), structuredClone(record))
      return []
    },
    async *records(county) {
      for (const record of records.values()) if (countyOf(placeOf(record)) === county) yield structuredClone(record)
    },
    async putPages(some) {
      for (const page of some) pages.set(pageKey(page), structuredClone(page))
    },
    async putManifest(manifest) {
      manifests.set(`${manifest.county} ${manifest.rev}`, structuredClone(manifest))
    },
    async putProblems(county, rev, some) {
      problems.set(`${county} ${rev}`, structuredClone([...some]))
    },
    problems: async (county, rev) => structuredClone(problems.get(`${county} ${rev}`) ?? []),
    async flip(from, to) {
      if (heads.get(to.county)?.rev !== from) return false
      heads.set(to.county, structuredClone(to))
      return true
    },
  }
}

const placeOf = (record: DirectoryRecord): string => ('code' in record ? record.code : record.place)
const recordKey = (record: DirectoryRecord): string =>
  'code' in record ? record.code : `${record.kind} ${record.place} ${record.id}`
const pageKey = ({ place, rev, channel, page }: Omit<RosterPage, 'slots'>): string =>
  `${place} ${rev} ${channel} ${page}`

const existing = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Fault('corrupt', false, 'a pinned part of the directory is missing')
  return structuredClone(found)
}
