import { type DirectoryRecord, type RecordKind, recordKey } from '../directory.ts'
import { decodeCsv } from './decode.ts'
import { readRow } from './read-row.ts'
import { readTable } from './read-table.ts'
import type { CsvNote, CsvProblem } from './reasons.ts'

export type CsvFile = { file: string; bytes: Uint8Array }
/** A record and where it stands. */
export type ReadRecord = { record: DirectoryRecord; file: string; line: number }
export type ReadFiles = {
  records: ReadRecord[]
  problems: CsvProblem[]
  notes: CsvProblem<CsvNote>[]
  /** What each readable file holds. */
  kinds: Map<string, RecordKind>
}

/** Every row of all files, checked; in the order of the files and their lines. */
export const readFiles = (files: readonly CsvFile[]): ReadFiles => {
  const all: ReadFiles = { records: [], problems: [], notes: [], kinds: new Map() }
  for (const file of files) readFile(file, all)
  all.problems.push(...namedTwice(all.records))
  return all
}

const readFile = ({ file, bytes }: CsvFile, { records, problems, notes, kinds }: ReadFiles): void => {
  const text = decodeCsv(bytes)
  if (text === undefined) return void problems.push({ file, line: 1, code: 'unreadable-encoding' })
  const read = readTable(file, text)
  if ('problems' in read) return void problems.push(...read.problems)
  kinds.set(file, read.table.kind)
  for (const row of read.table.rows) {
    const { line } = row
    const found = readRow(read.table, row)
    if ('problems' in found) problems.push(...found.problems.map(problem => ({ file, line, ...problem })))
    else {
      records.push({ record: found.record, file, line })
      notes.push(...found.notes.map(note => ({ file, line, ...note })))
    }
  }
}

/** The later one is reported: which of the two is meant, nobody can tell. */
const namedTwice = (records: readonly ReadRecord[]): CsvProblem[] => {
  const seen = new Set<string>()
  return records.flatMap(({ record, file, line }): CsvProblem[] => {
    const key = recordKey(record)
    if (seen.has(key)) return [{ file, line, code: 'named-twice' }]
    seen.add(key)
    return []
  })
}
