import { randomBytes, randomInt } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  bytesPerPack,
  nameOf,
  packItem,
  packOf,
  packsPerPlace,
  readPack,
} from '../../../../shared/adapters/dynamodb/record-pack.ts'
import type { Person } from '../../../../shared/domain/directory.ts'
import { personRecord, terminalRecord } from '../../domain/support/records.ts'

const village = '430182101001'
const chinese = (length: number) =>
  Array.from({ length }, () => String.fromCodePoint(0x4e00 + randomInt(20_000))).join('')
const phone = () => `+86154${String(randomInt(1e8)).padStart(8, '0')}`

const packsOf = (people: readonly Person[]) =>
  Array.from({ length: packsPerPlace }, (_, bucket) => {
    const records = people.filter(person => packOf(person).bucket === bucket).map(one => [nameOf(one), one] as const)
    return packItem({ place: village, bucket, rev: 1, records: new Map(records) })
  })

it.each([
  ['40,000 people with rare names and numbers', 40_000, () => ({ name: chinese(3), phone: phone() })],
  [
    '2,500 people of whom all is as long and as random as it may be',
    2_500,
    () => ({ name: chinese(100), title: chinese(100), phone: phone(), lang: randomBytes(17).toString('hex') }),
  ],
])('a place holds %s', (_, count, more) => {
  const long = count < 10_000
  const people = Array.from({ length: count }, (_, n) =>
    personRecord(village, long ? randomBytes(48).toString('base64url') : `${village}-s${n}`, more()),
  )
  for (const { gz } of packsOf(people)) expect(gz.length).toBeLessThan(bytesPerPack)
})

it('gives back what was packed, whatever the ids are', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[\w.-]{1,64}$/))
  fc.assert(
    fc.property(ids, fc.nat(), (some, rev) => {
      const records = new Map(some.map(id => [`terminal ${id}`, terminalRecord(village, id)]))
      expect(readPack(packItem({ place: village, bucket: 0, rev, records }))).toEqual({ rev, records })
    }),
  )
})

it('spreads ids that count up over every pack', () => {
  const people = Array.from({ length: 400 }, (_, n) => personRecord(village, `${village}-s${n}`))
  for (const bucket of [0, 1, 2, 3])
    expect(people.filter(person => packOf(person).bucket === bucket).length).toBeGreaterThan(60)
})
