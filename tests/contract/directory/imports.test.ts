import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { ImportOrder } from '../../../shared/domain/directory/merge-import.ts'
import { areaRecord, personRecord } from '../../unit/domain/support/records.ts'
import { county, head, suites, village } from './stores.ts'

const name = { county, importId: 'i1' }
const order: ImportOrder = { mode: 'upsert', kinds: [], parts: 1 }

describe.each(suites)('imports on their way, in %s', (_, make) => {
  it('an import begins once, upon what was published then', async () => {
    const { imports } = await make()
    expect(await imports.find(name)).toBeUndefined()
    const open = { ...name, base: 'before', state: 'open' }
    expect(await imports.begin(name, 'before', 1e12)).toEqual(open)
    expect(await imports.begin(name, 'other', 1e12)).toEqual(open)
    expect(await imports.find(name)).toEqual(open)
  })

  it('a part is kept once, by its number, and its neighbour of another import is not it', async () => {
    const { imports } = await make()
    const [one, two] = [[areaRecord(village)], [personRecord(village, 'p'), personRecord(village, 'q')]]
    for (const importId of ['i1', 'i2']) await imports.begin({ county, importId }, '', 1e12)
    expect(await imports.putPart(name, 1, two, 1e12)).toBe(true)
    expect(await imports.putPart(name, 0, one, 1e12)).toBe(true)
    expect(await imports.putPart(name, 1, two, 1e12)).toBe(true)
    expect(await imports.putPart(name, 1, one, 1e12)).toBe(false)
    expect(await imports.parts(name)).toEqual(
      new Map<number, DirectoryRecord[]>([
        [0, one],
        [1, two],
      ]),
    )
    expect(await imports.parts({ county, importId: 'i2' })).toEqual(new Map())
  })

  it('a part of a megabyte is kept, however little it can be packed', async () => {
    const { imports } = await make()
    await imports.begin(name, '', 1e12)
    const people = Array.from({ length: 1000 }, (_, n) =>
      personRecord(village, `p${n}`, {
        name: randomBytes(50).toString('hex'),
        title: randomBytes(50).toString('hex'),
      }),
    )
    expect(await imports.putPart(name, 0, people, 1e12)).toBe(true)
    expect(await imports.parts(name)).toEqual(new Map([[0, people]]))
  })

  it('an import is ordered as it was ordered first', async () => {
    const { imports } = await make()
    expect(await imports.order(name, order)).toBeUndefined()
    await imports.begin(name, '', 1e12)
    expect(await imports.order(name, order)).toEqual(order)
    expect(await imports.order(name, { mode: 'replace', kinds: ['person'], parts: 2 })).toEqual(order)
    expect(await imports.find(name)).toMatchObject({ state: 'ordered', order })
  })

  it('an import ends with the flip that publishes it, and then can neither be refused nor ordered', async () => {
    const { imports, writer } = await make()
    await imports.begin(name, '', 1e12)
    await imports.order(name, order)
    const changes = { person: { added: 1, changed: 0, unchanged: 0, removed: 0 } }
    expect(await writer.flip(undefined, head(1, { publishedImport: 'i1' }), changes)).toBe(true)
    await imports.refuse(name, 'overtaken')
    expect(await imports.order(name, order)).toBeUndefined()
    expect(await imports.find(name)).toMatchObject({ state: 'published', rev: 1, changes })
  })

  it('an import that was refused is never published', async () => {
    const { imports, writer } = await make()
    await imports.begin(name, '', 1e12)
    await imports.refuse(name, 'parts-missing')
    expect(await writer.flip(undefined, head(1, { publishedImport: 'i1' }), {})).toBe(false)
    expect(await writer.head(county)).toBeUndefined()
    expect(await imports.find(name)).toMatchObject({ state: 'refused', reason: 'parts-missing' })
  })
})
