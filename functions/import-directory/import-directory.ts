import type { DirectorySummary } from '../../shared/contracts/http.ts'
import { audiencePlaces, dutyPhones, sizeOf } from '../../shared/domain/audience-size.ts'
import type { DirectoryRecord } from '../../shared/domain/directory.ts'
import { type County, countyOf, isGroup, isVillage, type PlaceCode } from '../../shared/domain/place.ts'
import { type Problem, type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { Manifest } from '../../shared/domain/roster.ts'
import type { Directory, DirectoryWriter, RosterHead } from '../../shared/ports/directory.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'

export type ImportPorts = {
  directory: Pick<Directory, 'manifest'>
  writer: Pick<DirectoryWriter, 'putRecords' | 'head' | 'problems'>
  queue: Pick<WorkQueue, 'publishRoster'>
}
export type ImportReason = 'other-county' | 'import-published' | 'place-full'
export type Part = { importId: string; county: County; records: readonly DirectoryRecord[] }

/** Stores a part of an import. Nobody is reached through it before it is published; the same part again changes nothing. */
export const storePart =
  ({ writer }: ImportPorts) =>
  async ({ importId, county, records }: Part): Promise<{ kind: 'stored'; count: number } | Refusal<ImportReason>> => {
    const foreign = foreignRecords(county, records)
    if (foreign.length > 0) return refused(...foreign)
    if ((await writer.head(county))?.publishedImport === importId)
      return refused({ code: 'import-published', at: 'id', message: 'This import is published; start another one.' })
    const full = await writer.putRecords(records)
    if (full.length > 0) return refused(...full.map(fullPlace))
    return { kind: 'stored', count: records.length }
  }

const fullPlace = (place: PlaceCode): Problem<'place-full'> => ({
  code: 'place-full',
  at: place,
  message: `${place} holds as many records as a place can hold; divide it, or shorten what they say.`,
})

const foreignRecords = (county: County, records: readonly DirectoryRecord[]): Problem<'other-county'>[] =>
  records.flatMap((record, n) => {
    const place = 'code' in record ? record.code : record.place
    const message = `${place} is not a place of ${county}.`
    return countyOf(place) === county ? [] : [{ code: 'other-county', at: `records.${n}`, message }]
  })

/** Orders the pages of a county to be built from all its records. Ordering the same import twice builds once. */
export const orderPublication =
  ({ queue }: ImportPorts) =>
  (importId: string, county: County): Promise<void> =>
    queue.publishRoster({ v: 1, kind: 'publish-roster', county, importId })

/** What is published of a county; undefined: nothing. */
export const summarise =
  ({ directory, writer }: ImportPorts) =>
  async (county: County): Promise<DirectorySummary | undefined> => {
    const head = await writer.head(county)
    if (!head) return undefined
    const [manifest, problems] = await Promise.all([
      directory.manifest(county, head.rev),
      writer.problems(county, head.rev),
    ])
    return { ...summaryOf(head, manifest), problemCount: head.problems, problems: problems.slice(0, problemsShown) }
  }

const problemsShown = 100

const summaryOf = (head: RosterHead, manifest: Manifest): Omit<DirectorySummary, 'problems' | 'problemCount'> => {
  const places = audiencePlaces(manifest)
  const size = sizeOf(
    manifest,
    places.map(({ code }) => code),
  )
  return {
    county: head.county,
    name: head.name,
    rev: head.rev,
    publishedImport: head.publishedImport,
    towns: places.filter(({ code }) => !isVillage(code) && !isGroup(code)).length,
    ...size,
    duty: dutyPhones(manifest),
    places: places.map(({ code, name, virtual = false }) => ({ code, name, virtual })),
  }
}
