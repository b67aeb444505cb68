import { expect, it } from 'vitest'
import { refused, unreachable } from '../../../infra/cli/failure.ts'
import { loadDirectory, partsOf } from '../../../infra/cli/start/load-directory.ts'
import type { ImportStatus } from '../../../shared/contracts/directory.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { ImportOrder } from '../../../shared/domain/directory/merge-import.ts'
import { areaRecord, personRecord } from '../domain/support/records.ts'

const [county, village] = ['430182', '430182101001'] as const
const phrase = { zh: '', en: 'said so' }
const people = Array.from({ length: 2_500 }, (_, n) => personRecord(village, `p${n}`))
const status = (state: 'ordered' | 'published' | 'refused', more: Partial<ImportStatus> = {}): ImportStatus => ({
  ...{ county, importId: 'import', state, reasons: [], ...more },
})

/** A service that answers the nth request for a part or a publication with the nth failure, and then well. */
const service = (
  failures: Error[],
  statuses: ImportStatus[] = [status('ordered'), status('published', { rev: 3 })],
) => {
  const parts = new Set<number>()
  const ordered: ImportOrder[] = []
  const stored = new Set<string>()
  let requests = 0
  const answer = async () => {
    requests += 1
    const failure = failures.shift()
    if (failure) throw failure
  }
  return {
    stored,
    requests: () => requests,
    parts,
    importPart: async (_: string, __: string, number: number, part: DirectoryRecord[]) => {
      await answer()
      parts.add(number)
      for (const record of part) if (record.kind === 'person') stored.add(record.id)
    },
    publishImport: async (_: string, __: string, order: ImportOrder) => {
      await answer()
      ordered.push(order)
    },
    ordered,
    importStatus: async () => {
      await answer()
      return statuses.length > 1 ? (statuses.shift() ?? status('published')) : (statuses[0] ?? status('published'))
    },
  }
}
const load = (one: ReturnType<typeof service>) => {
  let loaded = 0
  const onLoaded = (records: number) => {
    loaded += records
  }
  return loadDirectory(one, people, { id: 'import', county, onLoaded, pauses: [0, 0, 0] }).then(() => loaded)
}

it('a part has a thousand records at most, and less than a megabyte', () => {
  expect([...partsOf(people)].map(part => part.length)).toEqual([1000, 1000, 500])
  const shapes = Array.from({ length: 100 }, (_, n) =>
    areaRecord(`430182101${n + 100}`, { shape: Array.from({ length: 2_000 }, () => [28.123456789, 112.123456789]) }),
  )
  const parts = [...partsOf(shapes)]
  expect(parts.flat()).toEqual(shapes)
  for (const part of parts)
    expect(JSON.stringify({ county, part: 99_999, records: part }).length).toBeLessThan(1024 ** 2)
})

it('an import says how many parts it has, and ends with what became of it', async () => {
  const one = service([])
  expect(await load(one)).toBe(2_500)
  expect(one.parts).toEqual(new Set([0, 1, 2]))
  expect(one.ordered).toEqual([{ mode: 'upsert', kinds: [], parts: 3 }])
})

it('an import that is refused says why', async () => {
  const reasons = [{ code: 'overtaken', at: 'id', message: 'Another import was published.' }]
  const one = service([], [status('ordered'), status('refused', { reasons })])
  await expect(load(one)).rejects.toThrow('overtaken: Another import was published.')
})

it('a part that the service failed at is sent again, and counted once', async () => {
  const flaky = service([unreachable(phrase), unreachable(phrase), unreachable(phrase)])
  expect(await load(flaky)).toBe(2_500)
  expect(flaky.stored.size).toBe(2_500)
  expect(flaky.requests()).toBe(3 + 3 + 1 + 2)
})

it('a service that keeps failing is not asked for ever', async () => {
  const broken = service(Array.from({ length: 100 }, () => unreachable(phrase)))
  await expect(load(broken)).rejects.toThrow('said so')
  expect(broken.requests()).toBeLessThanOrEqual(3 * 4)
})

it('what the service refuses is not sent again', async () => {
  const strict = service([refused(phrase)])
  await expect(load(strict)).rejects.toThrow('said so')
})
