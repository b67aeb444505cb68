import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roles } from '../../../../../shared/domain/calendar/roles.ts'
import { readFiles } from '../../../../../shared/domain/directory/csv/read-files.ts'
import { writeTable } from '../../../../../shared/domain/directory/csv/write-table.ts'
import {
  DirectoryRecord,
  type RecordKind,
  recordKey,
  recordKinds,
  riskTypes,
} from '../../../../../shared/domain/directory/directory.ts'

const letters = '0123456789abcdefABC_-.'
const id = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
  .filter(text => !/E\+?\d/i.test(text))
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(text => text.length <= 100)
const villageCode = fc.integer({ min: 1, max: 99 }).map(n => `9900011010${String(n).padStart(2, '0')}`)
const riskCode = fc.tuple(villageCode, fc.stringMatching(/^[a-z]{1,6}$/)).map(([home, own]) => `R-${home}-${own}`)
const groupCode = fc.stringMatching(/^[a-z0-9]{1,6}$/).map(own => `G-990001${own}`)
const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true }).map(n => n + 0)
const point = fc.tuple(degrees(90), degrees(180))
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(d => d.toISOString().slice(0, 10))
const validity = { validFrom: day, validTo: day }
const situation = { point, shape: fc.array(point, { minLength: 3, maxLength: 5 }) }
const someRoles = fc.subarray([...roles], { minLength: 1, maxLength: 4 })
const optional = <T>(required: { [K in keyof T]: fc.Arbitrary<T[K]> }, more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ ...required, ...more }, { requiredKeys: Object.keys(required) as never[] })

const arbitrary: Record<RecordKind, fc.Arbitrary<unknown>> = {
  area: optional(
    { kind: fc.constant('area'), code: villageCode, name, level: fc.constant('village') },
    { ...situation, ...validity, virtual: fc.boolean(), invented: fc.boolean(), lang: fc.constant('mn-Mong-CN') },
  ),
  'risk-point': optional(
    { kind: fc.constant('risk-point'), code: riskCode, name, type: fc.constantFrom(...riskTypes) },
    { ...situation, ...validity },
  ),
  group: fc.oneof(
    optional(
      {
        kind: fc.constant('group'),
        code: groupCode,
        name,
        covers: fc.array(villageCode, { minLength: 1, maxLength: 5 }),
      },
      validity,
    ),
    optional(
      {
        kind: fc.constant('group'),
        code: groupCode,
        name,
        onDutyFor: fc.array(villageCode, { minLength: 1, maxLength: 5 }),
      },
      validity,
    ),
  ),
  person: optional(
    {
      ...{
        kind: fc.constant('person'),
        id,
        place: fc.oneof(villageCode, riskCode, groupCode),
        name: fc.oneof(name, fc.constant('')),
      },
      phone: fc.integer({ min: 0, max: 99_999_999 }).map(n => `+86154${String(n).padStart(8, '0')}`),
      role: fc.constantFrom('duty', 'subscriber'),
    },
    {
      ...{ title: name, lang: fc.constantFrom('zh-CN', 'en', 'mn-Mong-CN'), exercise: fc.boolean(), ...validity },
      roles: someRoles,
    },
  ),
  terminal: optional(
    { kind: fc.constant('terminal'), id, place: villageCode },
    { name, exercise: fc.boolean(), ...validity },
  ),
  room: optional(
    {
      ...{
        kind: fc.constant('room'),
        id,
        place: fc.oneof(villageCode, groupCode),
        name: fc.oneof(name, fc.constant('')),
      },
      ...{ carrier: fc.constantFrom('wecom', 'dingtalk', 'feishu'), key: fc.stringMatching(/^[\w-]{1,40}$/) },
    },
    { secret: fc.stringMatching(/^[\w-]{1,40}$/), roles: someRoles, exercise: fc.boolean(), ...validity },
  ),
}

const excelLike = (text: unknown): boolean => typeof text === 'string' && /^\d+(\.\d+)?E\+?\d+$/i.test(text.trim())
const valid = (records: unknown[]): DirectoryRecord[] =>
  records
    .map(record => DirectoryRecord.parse(record))
    .filter(({ validFrom = '', validTo = '~' }) => validFrom <= validTo)
    .filter(record => !Object.values(record).some(excelLike))

it.each(recordKinds)('what is exported of kind %s imports to the same', kind => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        arbitrary[kind].map(one => DirectoryRecord.parse(one)),
        { selector: recordKey, minLength: 1, maxLength: 6 },
      ),
      some => {
        const records = valid(some)
        fc.pre(records.length > 0)
        const bytes = new TextEncoder().encode(writeTable(kind, records))
        const read = readFiles([{ file: 'a.csv', bytes }])
        expect(read.problems).toEqual([])
        expect(read.records.map(({ record }) => record)).toEqual(records)
      },
    ),
    { numRuns: 50 },
  )
})
