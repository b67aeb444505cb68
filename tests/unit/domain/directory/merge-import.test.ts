import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DirectoryRecord, recordKey } from '../../../../shared/domain/directory/directory.ts'
import { type ImportOrder, inOrder, mergeImport } from '../../../../shared/domain/directory/merge-import.ts'
import { areaRecord, personRecord, roomRecord, terminalRecord } from '../support/records.ts'

const village = '430182101001'
const [old, kept, room] = [personRecord(village, 'old'), personRecord(village, 'kept'), roomRecord(village, 'r')]
type Order = Pick<ImportOrder, 'mode' | 'kinds'>
const upsert: Order = { mode: 'upsert', kinds: [] }
const replacePeople: Order = { mode: 'replace', kinds: ['person'] }

describe('an import', () => {
  it('that puts adds, changes, and leaves the rest', () => {
    const changed = { ...kept, title: '网格员' }
    const { records, changes } = mergeImport([old, kept, room], [changed, personRecord(village, 'new')], upsert)
    expect(new Set(records)).toEqual(new Set([old, changed, room, personRecord(village, 'new')]))
    expect(changes).toEqual({ person: { added: 1, changed: 1, unchanged: 0, removed: 0 } })
  })

  it('that replaces people removes people only', () => {
    const { records, changes } = mergeImport([old, kept, room], [kept], replacePeople)
    expect(new Set(records)).toEqual(new Set([kept, room]))
    expect(changes).toEqual({ person: { added: 0, changed: 0, unchanged: 1, removed: 1 } })
  })

  it('takes the later of two rows of one record', () => {
    const { records } = mergeImport([], [old, { ...old, name: '后' }], upsert)
    expect(records).toMatchObject([{ name: '后' }])
  })

  it('does not take the order of fields for a change', () => {
    const turned = Object.fromEntries(Object.entries(old).reverse()) as DirectoryRecord
    expect(mergeImport([old], [turned], upsert).changes.person).toMatchObject({ changed: 0, unchanged: 1 })
  })

  it('again changes nothing, whatever it is', () => {
    const record = fc.oneof(
      ...[personRecord, roomRecord, terminalRecord].map(make =>
        fc
          .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean())
          .map(([id, exercise]) => make(village, id, { exercise })),
      ),
      fc.constantFrom('1', '2').map(n => areaRecord(`43018210100${n}`)),
    ) as fc.Arbitrary<DirectoryRecord>
    const unique = fc.uniqueArray(record, { selector: recordKey })
    fc.assert(
      fc.property(unique, unique, fc.constantFrom(upsert, replacePeople), (current, incoming, order) => {
        const once = mergeImport(current, incoming, order)
        const twice = mergeImport(once.records, incoming, order)
        expect(inOrder(twice.records)).toEqual(inOrder(once.records))
        for (const { added, changed, removed } of Object.values(twice.changes))
          expect([added, changed, removed]).toEqual([0, 0, 0])
      }),
    )
  })
})

it('records have one order, whatever order they come in: places before what is in them', () => {
  const records = [areaRecord(village), roomRecord(village, 'r'), kept, old, terminalRecord(village, 't')]
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), shuffled => {
      expect(inOrder(shuffled)).toEqual(records)
    }),
  )
})
