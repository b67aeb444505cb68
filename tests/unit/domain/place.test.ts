import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Area } from '../../../shared/domain/directory/directory.ts'
import { byCode, levelOf, overlap, prefixOf } from '../../../shared/domain/place.ts'
import { areaRecord } from './support/records.ts'

describe('the significant digits of a code', () => {
  it.each([
    ['430000000000', '43'],
    ['430100000000', '4301'],
    ['430182000000', '430182'],
    ['430182101000', '430182101'],
    ['430182100000', '430182100'],
    ['430182101001', '430182101001'],
    ['430182101200', '430182101200'],
    ['441900000000', '4419'],
    ['400000000000', '40'],
    ['000000000000', '00'],
  ])('of %s are %s', (code, prefix) => expect(prefixOf(code)).toBe(prefix))

  it('are what a shorter code was before it was padded', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^([1-9]{2}){${length / 2}}$`))
    fc.assert(fc.property(fc.oneof(digits(2), digits(4), digits(6)), code => prefixOf(code.padEnd(12, '0')) === code))
  })
})

it('two lands overlap when one lies in the other', () => {
  expect(overlap('430182', '430182101')).toBe(true)
  expect(overlap('430182101', '430182')).toBe(true)
  expect(overlap('430182101', '430182102')).toBe(false)
})

it('codes are ordered by code units', () => {
  expect(['G-430182', '430182101002', '430182101001'].sort(byCode)).toEqual([
    '430182101001',
    '430182101002',
    'G-430182',
  ])
})

it.each([
  ['430182000000', 'county'],
  ['430182101000', 'town'],
  ['430182101001', 'village'],
] as const)('%s is a %s, and an area that says otherwise is refused', (code, level) => {
  expect(levelOf(code)).toBe(level)
  expect(Area.safeParse(areaRecord(code)).success).toBe(true)
  const other = level === 'village' ? 'town' : 'village'
  expect(Area.safeParse(areaRecord(code, { level: other })).success).toBe(false)
})
