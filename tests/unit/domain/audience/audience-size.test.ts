import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sizeOf } from '../../../../shared/domain/audience/audience-size.ts'
import { buildRoster } from '../../../../shared/domain/directory/build-roster.ts'
import type { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import { areaRecord, personRecord } from '../support/records.ts'

const villages = ['430182101001', '430182101002', '430182101003', '430182101004']
const memberships = fc.uniqueArray(fc.tuple(fc.constantFrom(...villages), fc.integer({ min: 0, max: 9 })), {
  selector: ([place, phone]) => `${place} ${phone}`,
})

it('counts each phone of an audience once, whichever places it consists of', () => {
  fc.assert(
    fc.property(memberships, fc.subarray(villages), (rows, audience) => {
      const records: DirectoryRecord[] = [
        areaRecord('430182101000'),
        ...villages.map(code => areaRecord(code)),
        ...rows.map(([place, phone]) => personRecord(place, `p${phone}`, { phone: `+8615400000${100 + phone}` })),
      ]
      const { manifest } = buildRoster('430182', '宁乡市', records, 1, '2026-07-01')
      const phones = new Set(rows.filter(([place]) => audience.includes(place)).map(([, phone]) => phone))
      expect(sizeOf(manifest, audience).phones).toBe(phones.size)
    }),
  )
})
