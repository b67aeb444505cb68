import { stringify } from 'csv-stringify/sync'
import type { DirectoryRecord, RecordKind } from '../directory.ts'
import { type Column, tables } from './columns.ts'

/** Excel takes a file for Chinese in UTF-8 only by this mark. */
const mark = '\ufeff'

/** The records of one kind as the table that can be imported again: every column, points in WGS-84. */
export const writeTable = (kind: RecordKind, records: Iterable<DirectoryRecord>): string => {
  const { columns } = tables[kind]
  const rows = [...records].filter(record => record.kind === kind).map(record => rowOf(columns, record))
  return mark + stringify([columns.map(({ name }) => name), ...rows], { quoted_match: /[\r\n\ufeff]|^\s|\s$/ })
}

const rowOf = (columns: readonly Column[], record: DirectoryRecord): string[] => {
  const fields: Record<string, unknown> = { ...record, ...situationOf(record) }
  return columns.map(({ name }) => written(fields[name]))
}

const situationOf = (record: DirectoryRecord): Record<string, unknown> => {
  if (!('point' in record) && !('shape' in record)) return {}
  const [latitude, longitude] = record.point ?? []
  const shape = record.shape?.map(([north, east]) => `${north} ${east}`).join('; ')
  const datum = latitude !== undefined || shape !== undefined ? 'WGS-84' : undefined
  return { latitude, longitude, shape, datum }
}

const written = (value: unknown): string => {
  if (value === undefined || value === false) return ''
  if (value === true) return 'yes'
  if (Array.isArray(value)) return value.join(' ')
  return String(value)
}
