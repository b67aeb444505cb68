import { CsvError, parse } from 'csv-parse/sync'
import type { RecordKind } from '../directory.ts'
import { type Column, columnOf, tableOf, tables } from './columns.ts'
import type { CsvProblem } from './reasons.ts'

/** `heading`: the column as the file writes it. */
export type Placed = { column: Column; heading: string; at: number }
export type Row = { line: number; cells: readonly string[] }
export type Table = { kind: RecordKind; columns: Placed[]; width: number; rows: Row[] }

/** The table that a file's text is, or why it is none; `kind` too where that much is clear. */
export const readTable = (file: string, text: string): { table: Table } | { problems: CsvProblem[] } => {
  const read = readRows(text)
  if ('brokenAt' in read) return { problems: [{ file, line: read.brokenAt, code: 'not-csv' }] }
  const [first, ...rows] = read.rows
  const headings = first?.cells ?? []
  const line = first?.line ?? 1
  const kind = tableOf(headings)
  if (kind === undefined) return { problems: [{ file, line, code: 'unknown-table' }] }
  const found = headings.map((heading, at) => ({ column: columnOf(kind, heading), heading: heading.trim(), at }))
  const columns = found.flatMap(({ column, ...placed }) => (column ? [{ column, ...placed }] : []))
  const problems: CsvProblem[] = [
    // Excel leaves columns behind that have neither a heading nor anything in them.
    ...found
      .filter(({ column, heading, at }) => !column && (heading !== '' || rows.some(({ cells }) => cells[at]?.trim())))
      .map(({ heading }): CsvProblem => ({ file, line, column: shown(heading), code: 'unknown-column' })),
    ...columns
      .filter((one, n) => columns.findIndex(({ column }) => column === one.column) < n)
      .map(({ heading }): CsvProblem => ({ file, line, column: heading, code: 'column-twice' })),
    ...tables[kind].columns
      .filter(column => column.required && !columns.some(one => one.column === column))
      .map(({ name }): CsvProblem => ({ file, line, column: name, code: 'missing-column' })),
  ]
  if (rows.length === 0) problems.push({ file, line, code: 'no-rows' })
  return problems.length > 0 ? { problems } : { table: { kind, columns, width: headings.length, rows } }
}

/** A heading of digits may be a row that lost its first line. */
const shown = (heading: string): string => (/\d{5}/.test(heading) ? '…' : heading.slice(0, 40))

const readRows = (text: string): { rows: Row[] } | { brokenAt: number } => {
  try {
    const rows: Row[] = []
    parse(text, {
      ...{ bom: true, relax_column_count: true, skip_records_with_empty_values: true, skip_empty_lines: true },
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines - breaksIn(cells), cells })
        return null
      },
    })
    return { rows }
  } catch (error) {
    // Its message quotes the row.
    if (error instanceof CsvError) return { brokenAt: typeof error.lines === 'number' ? error.lines : 1 }
    throw error
  }
}

/** The parser counts the lines behind it; a row with line breaks in its cells began earlier. */
const breaksIn = (cells: readonly string[]): number =>
  cells.reduce(
    (count, cell) => count + (cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0),
    0,
  )
