import { expect, it } from 'vitest'
import { refused, unreachable } from '../../../infra/cli/failure.ts'
import { loadDirectory, partsOf } from '../../../infra/cli/start/load-directory.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory.ts'
import { personRecord } from '../domain/support/records.ts'

const [county, village] = ['430182', '430182101001'] as const
const phrase = { zh: '', en: 'said so' }
const people = Array.from({ length: 2_500 }, (_, n) => personRecord(village, `p${n}`))
const published = {
  county,
  name: '',
  rev: 1,
  publishedImport: 'import',
  towns: 0,
  villages: 1,
  groups: 0,
  phones: 1,
  duty: 0,
  rooms: 0,
  terminals: 0,
  problemCount: 0,
  problems: [],
  places: [],
}

/** A service that answers the nth request for a part or a publication with the nth failure, and then well. */
const service = (failures: Error[]) => {
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
    importPart: async (_: string, __: string, part: DirectoryRecord[]) => {
      await answer()
      for (const record of part) if (record.kind === 'person') stored.add(record.id)
    },
    publishImport: answer,
    directory: async () => {
      await answer()
      return published
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

it('a place is cut in two by no part that could be shorter instead', () => {
  const village = (n: number) => Array.from({ length: 300 }, (_, k) => personRecord(`43018210100${n}`, `p${k}`))
  const sizes = [...partsOf([1, 2, 3, 4, 5].flatMap(village))].map(part => part.length)
  expect(sizes).toEqual([900, 600])
  expect([...partsOf(people)].map(part => part.length)).toEqual([1000, 1000, 500])
})

it('a part that the service failed at is sent again, and counted once', async () => {
  const flaky = service([unreachable(phrase), unreachable(phrase), unreachable(phrase)])
  expect(await load(flaky)).toBe(2_500)
  expect(flaky.stored.size).toBe(2_500)
  expect(flaky.requests()).toBe(3 + 3 + 1 + 1)
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
