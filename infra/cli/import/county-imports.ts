import { checkReferences } from '../../../shared/domain/directory/csv/check-references.ts'
import type { ReadRecord } from '../../../shared/domain/directory/csv/read-files.ts'
import type { CsvProblem } from '../../../shared/domain/directory/csv/reasons.ts'
import { type DirectoryRecord, placeOf, type RecordKind } from '../../../shared/domain/directory/directory.ts'
import type { ImportMode } from '../../../shared/domain/directory/merge-import.ts'
import { byCode, type County, countyOf } from '../../../shared/domain/place.ts'
import type { Client } from '../client.ts'
import { fetchRecords } from './fetch-records.ts'

/** What the files hold of one county. `kinds`: those of which they hold a row, and which `--replace` therefore replaces there. */
export type CountyImport = { county: County; rows: ReadRecord[]; kinds: RecordKind[] }

export const byCounty = (rows: readonly ReadRecord[]): CountyImport[] =>
  [...Map.groupBy(rows, ({ record }) => countyOf(placeOf(record)))]
    .map(([county, rows]) => ({ county, rows, kinds: [...new Set(rows.map(({ record }) => record.kind))] }))
    .sort((a, b) => byCode(a.county, b.county))

const placeKinds: readonly RecordKind[] = ['area', 'risk-point', 'group']

/** Rows whose place would be nowhere: it is in no file, and not in what stays of the published directory. */
export const lostRows = async (
  service: Pick<Client, 'records'>,
  { county, rows, kinds }: CountyImport,
  mode: ImportMode,
): Promise<CsvProblem[]> => {
  const stay = placeKinds.filter(kind => mode === 'upsert' || !kinds.includes(kind))
  const known = stay.length > 0 ? await fetchRecords(service, county, stay) : []
  return checkReferences(rows, known.map(placeOf))
}

export const recordsOf = ({ rows }: CountyImport): DirectoryRecord[] => rows.map(({ record }) => record)
