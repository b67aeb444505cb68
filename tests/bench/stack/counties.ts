import { fileURLToPath } from 'node:url'
import { demoCounties, demoRecords } from '../../../infra/seed/main.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import { smallDirectory } from '../../stack/support/small-directory.ts'
import type { CountyName } from '../arguments.ts'

/** What is loaded, and the process of the field that knows the same people. */
export type Population = {
  directories: [county: string, records: Iterable<DirectoryRecord>][]
  fieldScript: string
  /** What that process is told beside the stack's addresses. */
  variables?: Record<string, string>
}

const scriptAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export const populations: Record<CountyName, () => Population> = {
  demo: () => ({
    directories: demoCounties.map(({ county }) => [county, demoRecords(county)]),
    fieldScript: scriptAt('../../../infra/field/main.ts'),
  }),
  small: () => ({
    directories: Object.entries(smallDirectory),
    fieldScript: scriptAt('../../stack/support/small-field.ts'),
  }),
}
