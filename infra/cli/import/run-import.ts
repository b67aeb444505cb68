import type { CsvFile } from '../../../shared/domain/directory/csv/read-files.ts'
import { readFiles } from '../../../shared/domain/directory/csv/read-files.ts'
import type { CsvNote, CsvProblem } from '../../../shared/domain/directory/csv/reasons.ts'
import { type ImportChanges, type ImportMode, mergeImport } from '../../../shared/domain/directory/merge-import.ts'
import type { Client } from '../client.ts'
import type { Context } from '../context.ts'
import { loadDirectory } from '../start/load-directory.ts'
import { byCounty, type CountyImport, lostRows, recordsOf } from './county-imports.ts'
import { fetchRecords } from './fetch-records.ts'

export type ImportOptions = { mode: ImportMode; dryRun: boolean; id: string }
export type CountyOutcome = { county: string; changes: ImportChanges; rev?: number | undefined; problemCount?: number }
/** With a problem nothing was sent. */
export type ImportOutcome = {
  rows: number
  problems: CsvProblem[]
  notes: CsvProblem<CsvNote>[]
  counties: CountyOutcome[]
}
type Service = Pick<Client, 'records' | 'importPart' | 'publishImport' | 'importStatus' | 'directory'>
type Shown = Pick<Context, 'progress' | 'say'>

/** All files are checked before anything is sent; then each county is sent and published under the same import id. */
export const runImport = async (
  service: Service,
  files: readonly CsvFile[],
  options: ImportOptions,
  shown: Shown,
): Promise<ImportOutcome> => {
  const { records, problems, notes } = readFiles(files)
  const counties = byCounty(records)
  for (const county of counties) problems.push(...(await lostRows(service, county, options.mode)))
  const rows = records.length
  if (problems.length > 0) return { rows, problems: inLines(files, problems), notes, counties: [] }
  const outcomes: CountyOutcome[] = []
  for (const county of counties)
    outcomes.push(
      options.dryRun ? await compare(service, county, options) : await send(service, county, options, shown),
    )
  return { rows, problems, notes, counties: outcomes }
}

/** What an import would do, by the rule by which the service does it. */
const compare = async (service: Service, one: CountyImport, { mode }: ImportOptions): Promise<CountyOutcome> => {
  const { county, kinds } = one
  const current = await fetchRecords(service, county, kinds)
  return { county, changes: mergeImport(current, recordsOf(one), { mode, kinds }).changes }
}

const send = async (
  service: Service,
  one: CountyImport,
  { mode, id }: ImportOptions,
  { progress, say }: Shown,
): Promise<CountyOutcome> => {
  const { county, kinds, rows } = one
  let sent = 0
  const onLoaded = (records: number): void => {
    sent += records
    const whole = sent === rows.length
    progress(
      whole
        ? say({ zh: `${county}：正在发布…`, en: `${county}: publishing …` })
        : say({
            zh: `${county}：已上传 ${sent}/${rows.length} 条`,
            en: `${county}: ${sent} of ${rows.length} records sent`,
          }),
    )
  }
  const replaced = mode === 'replace' ? kinds : []
  const { rev, changes = {} } = await loadDirectory(service, recordsOf(one), {
    id,
    county,
    mode,
    kinds: replaced,
    onLoaded,
  })
  const summary = await service.directory(county)
  return { county, changes, rev, problemCount: summary?.problemCount ?? 0 }
}

/** As they stand in the files, which are in the order in which they were named. */
const inLines = (files: readonly CsvFile[], problems: readonly CsvProblem[]): CsvProblem[] => {
  const order = new Map(files.map(({ file }, n) => [file, n]))
  return [...problems].sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line)
}
