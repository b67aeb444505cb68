import type { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { type ImportChanges, mergeImport } from '../../shared/domain/directory/merge-import.ts'
import type { County } from '../../shared/domain/place.ts'
import type { RosterHead } from '../../shared/ports/directory.ts'
import type { DirectoryImport, ImportEnd } from '../../shared/ports/imports.ts'
import type { PublishPorts } from './ports.ts'

/** What a new revision is made of. `importId`: the import that its records are of; `changes`: only where that is new. */
export type News = { importId: string; records: DirectoryRecord[]; changes?: ImportChanges }

/** Undefined: there is nothing to publish, or no longer. */
export const newsFor = async (
  ports: PublishPorts,
  county: County,
  importId: string | undefined,
  head: RosterHead | undefined,
  today: string,
): Promise<News | undefined> =>
  importId === undefined ? newDay(ports, head, today) : newImport(ports, county, importId, head)

/** The same records on another day: some begin to hold, and some no longer do. */
const newDay = async (
  { writer }: PublishPorts,
  head: RosterHead | undefined,
  today: string,
): Promise<News | undefined> => {
  if (head?.dueOn === undefined || head.dueOn > today) return undefined
  return { importId: head.publishedImport, records: await collect(writer.records(head.county, head.rev)) }
}

const newImport = async (
  { writer, imports, log }: PublishPorts,
  county: County,
  importId: string,
  head: RosterHead | undefined,
): Promise<News | undefined> => {
  const name = { county, importId }
  const found = await imports.find(name)
  if (found?.state !== 'ordered' || found.order === undefined) return undefined
  const parts = await imports.parts(name)
  const end = whyNot(found, found.order.parts, parts, head)
  if (end) {
    log.warn('import-refused', { county, importId, reason: end })
    await imports.refuse(name, end)
    return undefined
  }
  const current = head ? await collect(writer.records(county, head.rev)) : []
  const inTurn = [...parts].sort(([a], [b]) => a - b).flatMap(([, records]) => records)
  return { importId, ...mergeImport(current, inTurn, found.order) }
}

/** An import is made against what was published when it began: upon anything else it would undo what it never saw. */
const whyNot = (
  { base }: DirectoryImport,
  expected: number,
  parts: ReadonlyMap<number, unknown>,
  head: RosterHead | undefined,
): ImportEnd | undefined => {
  if ((head?.publishedImport ?? '') !== base) return 'overtaken'
  return Array.from({ length: expected }, (_, part) => part).every(part => parts.has(part))
    ? undefined
    : 'parts-missing'
}

const collect = async (records: AsyncIterable<DirectoryRecord>): Promise<DirectoryRecord[]> => {
  const collected: DirectoryRecord[] = []
  for await (const record of records) collected.push(record)
  return collected
}
