import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tables } from '../../../shared/domain/directory/csv/columns.ts'
import { writeTable } from '../../../shared/domain/directory/csv/write-table.ts'
import { type DirectoryRecord, recordKinds } from '../../../shared/domain/directory/directory.ts'
import { wrongUse } from '../failure.ts'

/** A file for each kind of which there is a record; only its owner may read them. */
export const writeTables = (
  folder: string,
  records: readonly DirectoryRecord[],
): { file: string; kind: string; rows: number }[] => {
  const byKind = Map.groupBy(records, ({ kind }) => kind)
  const files = recordKinds.flatMap(kind => {
    const some = byKind.get(kind) ?? []
    return some.length > 0 ? [{ file: join(folder, tables[kind].file), kind, rows: some.length, some }] : []
  })
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const { file, kind, some } of files) writeFileSync(file, writeTable(kind, some), { mode: 0o600 })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    throw wrongUse({ zh: `无法写入 ${folder}（${code}）。`, en: `${folder} cannot be written to (${code}).` })
  }
  return files.map(({ some: _, ...file }) => file)
}
