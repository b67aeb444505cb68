import type { PlaceCode } from '../../place.ts'
import type { DirectoryRecord } from '../directory.ts'
import { takes } from '../directory-check.ts'
import type { ReadRecord } from './read-files.ts'
import type { CsvProblem } from './reasons.ts'

/** Whoever and whatever is in a place that is not there, or that takes no such thing. `known`: the places that stay. */
export const checkReferences = (records: readonly ReadRecord[], known: Iterable<PlaceCode>): CsvProblem[] => {
  const places = new Set(known)
  for (const { record } of records) if ('code' in record) places.add(record.code)
  return records.flatMap(({ record, file, line }): CsvProblem[] => {
    const code = whyNot(record, places)
    return code ? [{ file, line, column: 'place', code }] : []
  })
}

const whyNot = (record: DirectoryRecord, places: ReadonlySet<PlaceCode>): CsvProblem['code'] | undefined => {
  if ('code' in record) return undefined
  if (!takes(record.kind, record.place)) return 'wrong-kind-of-place'
  return places.has(record.place) ? undefined : 'unknown-place'
}
