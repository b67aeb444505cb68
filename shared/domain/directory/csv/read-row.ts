import type * as z from 'zod'
import type { Point } from '../../cap/alert.ts'
import { levelOf } from '../../place.ts'
import { type Datum, toWgs84 } from '../datum.ts'
import { DirectoryRecord } from '../directory.ts'
import { readCell } from './cell.ts'
import type { Placed, Row, Table } from './read-table.ts'
import type { CsvNote, CsvReason } from './reasons.ts'

type Found<Code> = { column?: string; code: Code }
export type ReadRow = { record: DirectoryRecord; notes: Found<CsvNote>[] } | { problems: Found<CsvReason>[] }

/** The record that a row is, by the schema that the service has, or everything that is wrong with it. */
export const readRow = ({ kind, columns, width }: Table, { cells }: Row): ReadRow => {
  if (cells.length !== width && cells.slice(width).some(cell => cell.trim() !== '')) return refused('other-length')
  if (cells.length < width) return refused('other-length')
  const fields: Record<string, unknown> = { kind }
  const problems: Found<CsvReason>[] = []
  for (const { column, heading, at } of columns) {
    const written = cells[at] ?? ''
    const empty = written === '' || (column.form !== 'text' && written.trim() === '')
    if (empty && column.required === 'row') problems.push({ column: heading, code: 'empty-cell' })
    if (empty && column.required === 'column') fields[column.name] = ''
    if (empty) continue
    const cell = readCell(column, written)
    if ('value' in cell) fields[column.name] = cell.value
    else problems.push({ column: heading, code: cell.refused })
  }
  if (problems.length > 0) return { problems }
  const { notes, ...situated } = situate(fields)
  const parsed = DirectoryRecord.safeParse(completed(situated.fields))
  if (situated.problem) return refused(situated.problem)
  if (!parsed.success) return { problems: problemsOf(parsed.error, columns) }
  const { validFrom, validTo } = parsed.data
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) return refused('bad-period')
  return { record: parsed.data, notes }
}

const refused = (code: CsvReason): ReadRow => ({ problems: [{ code }] })

type Fields = Record<string, unknown>
type Situated = { fields: Fields; notes: Found<CsvNote>[]; problem?: CsvReason }

/** Points are kept in WGS-84 only; numbers of which nobody knows what they mean are not kept. */
const situate = ({ latitude, longitude, datum, shape, ...fields }: Fields): Situated => {
  if ((latitude === undefined) !== (longitude === undefined)) return { fields, notes: [], problem: 'bad-point' }
  const point = latitude === undefined ? undefined : ([latitude, longitude] as Point)
  if (point === undefined && shape === undefined) return { fields, notes: [] }
  if (datum === undefined) return { fields, notes: [{ code: 'no-datum' }] }
  const all = [...(point ? [point] : []), ...((shape as Point[] | undefined) ?? [])]
  if (all.some(([north, east]) => Math.abs(north) > 90 || Math.abs(east) > 180))
    return { fields, notes: [], problem: 'bad-point' }
  const here = (one: Point): Point => toWgs84(one, datum as Datum)
  const placed = {
    ...(point && { point: here(point) }),
    ...(shape !== undefined && { shape: (shape as Point[]).map(here) }),
  }
  return { fields: { ...fields, ...placed }, notes: [] }
}

/** The level is in the code; whoever writes it too is held to it. */
const completed = (fields: Fields): Fields =>
  fields.kind === 'area' && fields.level === undefined ? { ...fields, level: levelOf(String(fields.code)) } : fields

/** The schema's own words are for programmers, and may quote; here they become a column and a reason. */
const problemsOf = (error: z.ZodError, columns: readonly Placed[]): Found<CsvReason>[] =>
  error.issues.map(({ path: [field], message }) => {
    if (field === 'level' && message.includes('zeros')) return { ...headingOf('level', columns), code: 'other-level' }
    const name = field === 'point' ? 'latitude' : String(field ?? '')
    const placed = columns.find(({ column }) => column.name === name)
    if (field === 'covers' && message.startsWith('a group')) return { code: 'covers-or-duty' }
    return placed ? { column: placed.heading, code: placed.column.reason } : { code: 'not-valid' }
  })

const headingOf = (name: string, columns: readonly Placed[]): { column?: string } => {
  const heading = columns.find(({ column }) => column.name === name)?.heading
  return heading === undefined ? {} : { column: heading }
}
