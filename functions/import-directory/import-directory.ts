import type { ImportStatus } from '../../shared/contracts/directory.ts'
import { type DirectoryRecord, placeOf } from '../../shared/domain/directory/directory.ts'
import type { ImportOrder } from '../../shared/domain/directory/merge-import.ts'
import { byCode, type County, countyOf } from '../../shared/domain/place.ts'
import { type Problem, type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { DirectoryWriter } from '../../shared/ports/directory.ts'
import type { DirectoryImport, ImportEnd, ImportName, Imports } from '../../shared/ports/imports.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'

export type ImportPorts = {
  writer: Pick<DirectoryWriter, 'head'>
  imports: Imports
  queue: Pick<WorkQueue, 'publishRoster'>
  clock: Clock
}
export type ImportReason =
  | ImportEnd
  | 'other-county'
  | 'other-content'
  | 'other-order'
  | 'unknown-import'
  | 'import-ordered'
  | 'import-published'
export type Part = ImportName & { part: number; records: readonly DirectoryRecord[] }

/** What nobody publishes goes by itself: it holds names and numbers. */
const keptForMs = 7 * 86_400_000

/** Keeps a part of an import. Nobody is reached through it before it is published; the same part again changes nothing. */
export const storePart =
  ({ writer, imports, clock }: ImportPorts) =>
  async ({ part, records, ...name }: Part): Promise<{ kind: 'stored'; count: number } | Refusal<ImportReason>> => {
    const foreign = foreignRecords(name.county, records)
    if (foreign.length > 0) return refused(...foreign)
    const expiresAt = clock.now() + keptForMs
    const published = (await writer.head(name.county))?.publishedImport ?? ''
    const begun = (await imports.find(name)) ?? (await imports.begin(name, published, expiresAt))
    const obstacle = begun.state === 'ordered' ? sentences['import-ordered'] : obstacleOf(begun, published)
    if (obstacle) return refused(obstacle)
    if (!(await imports.putPart(name, part, records, expiresAt))) return refused(sentences['other-content'])
    return { kind: 'stored', count: records.length }
  }

/** Orders that an import be published. Ordering it twice publishes it once. */
export const orderPublication =
  ({ writer, imports, queue }: ImportPorts) =>
  async (name: ImportName, order: ImportOrder): Promise<{ kind: 'ordered' } | Refusal<ImportReason>> => {
    const begun = await imports.find(name)
    if (!begun) return refused(sentences['unknown-import'])
    // Published already: whoever asks again learns so where they look.
    if (begun.state === 'published') return { kind: 'ordered' }
    const obstacle = obstacleOf(begun, (await writer.head(name.county))?.publishedImport ?? '')
    if (obstacle) return refused(obstacle)
    const ordered = await imports.order(name, order)
    if (ordered && !same(ordered, order)) return refused(sentences['other-order'])
    await queue.publishRoster({ v: 1, kind: 'publish-roster', ...name })
    return { kind: 'ordered' }
  }

/** What became of an import; undefined: nothing was ever sent of it. */
export const importStatus =
  ({ imports }: Pick<ImportPorts, 'imports'>) =>
  async (name: ImportName): Promise<ImportStatus | undefined> => {
    const found = await imports.find(name)
    if (!found) return undefined
    const { county, importId, state, reason, rev, changes } = found
    return {
      ...{ county, importId, state },
      reasons: reason === undefined ? [] : [sentences[reason]],
      ...(rev !== undefined && { rev }),
      ...(changes !== undefined && { changes }),
    }
  }

const obstacleOf = ({ state, base, reason }: DirectoryImport, published: string): Problem<ImportReason> | undefined => {
  if (state === 'published') return sentences['import-published']
  if (reason !== undefined) return sentences[reason]
  return base === published ? undefined : sentences.overtaken
}

const same = (a: ImportOrder, b: ImportOrder): boolean =>
  a.mode === b.mode && a.parts === b.parts && sorted(a.kinds) === sorted(b.kinds)

const sorted = (kinds: ImportOrder['kinds']): string => [...new Set(kinds)].sort(byCode).join()

const said = <Code extends ImportReason>(code: Code, at: string, message: string): Problem<Code> => ({
  code,
  at,
  message,
})

const sentences = {
  overtaken: said('overtaken', 'id', 'Another import of this county was published since this one began: run it again.'),
  'parts-missing': said('parts-missing', 'parts', 'A part of this import was never stored: run it again.'),
  'other-content': said('other-content', 'part', 'A part of this number is stored with other content.'),
  'other-order': said('other-order', 'mode', 'This import was ordered in another way before.'),
  'unknown-import': said('unknown-import', 'id', 'Nothing of such an import is stored.'),
  'import-ordered': said('import-ordered', 'id', 'This import is being published; start another one.'),
  'import-published': said('import-published', 'id', 'This import is published; start another one.'),
}

const foreignRecords = (county: County, records: readonly DirectoryRecord[]): Problem<'other-county'>[] =>
  records.flatMap((record, n) => {
    const place = placeOf(record)
    const message = `${place} is not a place of ${county}.`
    return countyOf(place) === county ? [] : [{ code: 'other-county', at: `records.${n}`, message }]
  })
