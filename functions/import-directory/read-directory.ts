import type { DirectorySummary, RecordsPage } from '../../shared/contracts/directory.ts'
import { audiencePlaces, dutyPhones, sizeOf } from '../../shared/domain/audience/audience-size.ts'
import { roleSums } from '../../shared/domain/audience/role-sums.ts'
import type { RecordKind } from '../../shared/domain/directory/directory.ts'
import type { Manifest } from '../../shared/domain/directory/roster.ts'
import { type County, isRiskPoint, isTown } from '../../shared/domain/place.ts'
import type { Directory, DirectoryWriter, RosterHead } from '../../shared/ports/directory.ts'
import type { Log } from '../../shared/ports/log.ts'

export type ReadPorts = {
  directory: Pick<Directory, 'manifest'>
  writer: Pick<DirectoryWriter, 'head' | 'problems' | 'recordsPiece'>
  log: Log
}

/** What is published of a county; undefined: nothing. */
export const summarise =
  ({ directory, writer }: ReadPorts) =>
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
    towns: places.filter(({ code }) => isTown(code)).length,
    riskPoints: places.filter(({ code }) => isRiskPoint(code)).length,
    ...size,
    duty: dutyPhones(manifest),
    roles: roleSums(manifest),
    places: places.map(({ code, name, virtual = false }) => ({ code, name, virtual })),
  }
}

/** From where a page of records is to be read, and whose it is. `from` absent: the first of what is published. */
export type PageAsked = {
  county: County
  kinds: readonly RecordKind[]
  from?: { rev: number; piece: number } | undefined
  by: string
}

/** The records of one revision, piece by piece; undefined: nothing is published, or that revision is gone. */
export const readRecords =
  ({ writer, log }: ReadPorts) =>
  async ({ county, kinds, from, by }: PageAsked): Promise<RecordsPage | undefined> => {
    const rev = from?.rev ?? (await writer.head(county))?.rev
    const piece = from?.piece ?? 0
    const all = rev === undefined ? undefined : await writer.recordsPiece(county, rev, piece)
    if (rev === undefined || (all === undefined && piece === 0)) return undefined
    // Names and numbers in clear leave the service: who asked is on record.
    if (piece === 0) log.info('directory-exported', { county, rev, source: by })
    const records = (all ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    return { county, rev, records, ...(all !== undefined && { next: { rev, piece: piece + 1 } }) }
  }
