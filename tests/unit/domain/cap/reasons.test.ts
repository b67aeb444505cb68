import { describe, expect, test } from 'vitest'
import { maxProblems } from '../../../../shared/domain/cap/limits.ts'
import { capReasons } from '../../../../shared/domain/cap/reasons.ts'
import { readCap } from '../../../fixtures/read-cap.ts'
import { bytesOf, good, read, spoilt, told } from './document.ts'
import { cases } from './reason-cases.ts'

const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')

describe('a CAP document is refused', () => {
  test.each(cases)('%s: %s', (code, _, document, at = 'document') => {
    const result = readCap(typeof document === 'string' ? bytesOf(document) : document)
    expect(told(result)).toEqual([`${code} ${at}`])
    expect(result.kind).toBe('refused')
  })

  test('encoding-conflict: the content type and the declaration name different encodings', () => {
    expect(told(readCap(bytesOf(good), { charset: 'GBK' }))).toEqual(['encoding-conflict document'])
    expect(told(readCap(utf16(good)))).toEqual(['encoding-conflict document'])
  })

  test('too-many-problems: what a hostile document has wrong is counted, not listed', () => {
    const result = read(spoilt(['<info>', `${'<x/>'.repeat(maxProblems + 100)}<info>`]))
    expect(told(result)).toHaveLength(maxProblems + 1)
    expect(told(result).at(-1)).toBe('too-many-problems document')
  })

  test('with every problem it has, in document order', () => {
    const document = spoilt(
      ['<status>Actual</status>', '<status>actual</status>'],
      ['<identifier>A-1', '<identifier>A 1'],
      ['<scope>Public</scope>', ''],
      ['>900<', '>high<'],
      ['>100<', '>low<'],
    )
    expect(told(read(document))).toEqual([
      'missing-element alert/scope',
      'forbidden-character alert/identifier',
      'not-in-code-list alert/status',
      'bad-number alert/info[1]/area[1]/altitude',
      'bad-number alert/info[1]/area[1]/ceiling',
    ])
  })

  test('with one sentence for each problem, which names the element', () => {
    const result = read(spoilt(['>Public<', '>public<']))
    expect(result).toEqual({
      kind: 'refused',
      reasons: [
        {
          code: 'not-in-code-list',
          at: 'alert/scope',
          message: '<scope> is “public”; it must be written Public, without anything around it.',
        },
      ],
    })
  })

  test('for one misplaced element once, not for each of its neighbours', () => {
    const document = spoilt(['<identifier>A-1</identifier>', ''], ['<info>', '<identifier>A-1</identifier><info>'])
    expect(told(read(document))).toEqual(['misplaced-element alert/identifier'])
  })
})

test('every reason code is tested', () => {
  const tested = new Set<string>([...cases.map(([code]) => code), 'too-many-problems'])
  expect(Object.keys(capReasons).filter(code => !tested.has(code))).toEqual([])
})

test.each([
  ['the poles and the date line', spoilt(['28.2,112.5 5', '-90,180.0 5'])],
  ['the first instant of the next day', spoilt(['T10:10:00', 'T24:00:00'])],
  ['29 February of a leap year', spoilt(['2026-07-01T10', '2028-02-29T10'])],
  ['an offset of 14 hours', spoilt(['10:10:00+08:00', '10:10:00-14:00'])],
  ['white space that the schema collapses', spoilt(['<expires>2026', '<expires>\n  2026'], ['>1200<', '> +1200 <'])],
  ['numbers with a sign or without a digit', spoilt(['28.2,112.5 5', '+28.2,112.5 .5'], ['>100<', '>-.5<'])],
])('%s are within the rules', (_, document) => {
  expect(told(read(document))).toEqual([])
})

test('the good document is accepted without a word', () => {
  expect(told(read(good))).toEqual([])
  expect(read(good).kind).toBe('read')
})
