import * as z from 'zod'
import { type DirectoryRecord, type RecordKind, recordKey, recordKinds } from './directory.ts'

/** `upsert`: what is named is put. `replace`: beside that, what is not named goes, of the kinds that the import says it holds whole. */
export const ImportMode = z.enum(['upsert', 'replace'])
export type ImportMode = z.infer<typeof ImportMode>

/** What is ordered of a county. `parts`: how many parts were sent, so that none is missed. `kinds`: only of `replace`. */
export const ImportOrder = z.object({
  mode: ImportMode.default('upsert'),
  kinds: z.array(z.enum(recordKinds)).default([]),
  parts: z.number().int().min(1).max(100_000),
})
export type ImportOrder = z.infer<typeof ImportOrder>

const counts = z.object({ added: z.number(), changed: z.number(), unchanged: z.number(), removed: z.number() })
/** Kind of record → what an import does to those of a county. */
export const ImportChanges = z.partialRecord(z.enum(recordKinds), counts)
export type ImportChanges = z.infer<typeof ImportChanges>

export type MergedImport = { records: DirectoryRecord[]; changes: ImportChanges }

/** The records of one county after an import, in no promised order. Of one record named twice the later holds. */
export const mergeImport = (
  current: readonly DirectoryRecord[],
  incoming: Iterable<DirectoryRecord>,
  { mode, kinds }: Pick<ImportOrder, 'mode' | 'kinds'>,
): MergedImport => {
  const before = byKey(current)
  const named = byKey(incoming)
  const whole = new Set<RecordKind>(mode === 'replace' ? kinds : [])
  const tally = new Map<RecordKind, z.infer<typeof counts>>()
  const count = (kind: RecordKind, what: keyof z.infer<typeof counts>): void => {
    const known = tally.get(kind) ?? { added: 0, changed: 0, unchanged: 0, removed: 0 }
    known[what] += 1
    tally.set(kind, known)
  }
  for (const [key, record] of named) count(record.kind, whatBecomes(before.get(key), record))
  const kept = [...before].flatMap(([key, record]) => {
    if (named.has(key)) return []
    if (!whole.has(record.kind)) return [record]
    count(record.kind, 'removed')
    return []
  })
  return { records: [...kept, ...named.values()], changes: Object.fromEntries(tally) }
}

const byKey = (records: Iterable<DirectoryRecord>): Map<string, DirectoryRecord> => {
  const map = new Map<string, DirectoryRecord>()
  for (const record of records) map.set(recordKey(record), record)
  return map
}

const whatBecomes = (
  before: DirectoryRecord | undefined,
  after: DirectoryRecord,
): 'added' | 'changed' | 'unchanged' => {
  if (before === undefined) return 'added'
  return canonical(before) === canonical(after) ? 'unchanged' : 'changed'
}

/** The order of a record's fields means nothing. */
const canonical = (record: DirectoryRecord): string =>
  JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

/** One order for the same records, so that they are stored and exported alike: by kind, then place, then id. */
export const inOrder = (records: readonly DirectoryRecord[]): DirectoryRecord[] => {
  const keyed = records.map(record => ({ record, key: `${recordKinds.indexOf(record.kind)} ${orderKey(record)}` }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ record }) => record)
}

const orderKey = (record: DirectoryRecord): string => ('code' in record ? record.code : `${record.place} ${record.id}`)
