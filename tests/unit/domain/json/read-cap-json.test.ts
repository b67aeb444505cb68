import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxDepth, maxElements } from '../../../../shared/domain/cap/limits.ts'
import { jsonReasons } from '../../../../shared/domain/json/reasons.ts'
import { alertOf, fixture, readFixture, readText, told } from '../alert-documents.ts'
import { alert as anyAlert } from '../cap/arbitraries.ts'
import { document, renderChildren } from '../cap/render.ts'
import { asJson } from './render.ts'

const read = (file: string) => readFixture(`cap-json/${file}`)
const readJson = (value: unknown) => readText(JSON.stringify(value), 'application/cap+json')
const good = JSON.parse(new TextDecoder().decode(fixture('cap-json/ningxiang-rainstorm-red.json')))

/** Everything that is told of a file; files that are not here are accepted without a word. */
const expected: Record<string, string[]> = {
  'refused-not-an-object.json': ['not-an-object document'],
  'refused-duplicate-key.json': ['duplicate-key document'],
  'refused-wrong-json-type.json': [
    'wrong-json-type alert/identifier',
    'wrong-json-type alert/scope',
    'wrong-json-type alert/info[1]/resource[1]/size',
    'wrong-json-type alert/info[1]/area[1]/geocode[1]',
  ],
  'refused-not-xml-text.json': ['not-xml-text alert/info[1]/headline'],
  'refused-unsupported-version.json': ['unsupported-version document'],
  'refused-many.json': [
    'missing-element alert/scope',
    'bad-time alert/sent',
    'not-in-code-list alert/info[1]/severity',
    'polygon-too-short alert/info[1]/area[1]/polygon[1]',
    'unexpected-element alert/info[1]/colour',
  ],
}

describe('CAP messages in JSON', () => {
  test.each(readdirSync(join(import.meta.dirname, '../../../fixtures/cap-json')))('%s', file => {
    const result = read(file)
    expect(result.kind).toBe(file.startsWith('refused-') ? 'refused' : 'read')
    expect(told(result)).toEqual(expected[file] ?? [])
  })

  test.each(['', '{ "identifier": "NX-1", }', "{ 'identifier': 'NX-1' }", '{ "sent": NaN }', '{}{}', '{ // }'])(
    '%s is not JSON',
    text => {
      expect(told(readText(text, 'application/json'))).toEqual(['not-json document'])
    },
  )

  test('every reason of the format is tried', () => {
    const lines = Object.values(expected).flat()
    const codes = new Set(['not-json', ...lines.map(line => line.split(' ')[0])])
    expect(Object.keys(jsonReasons).filter(code => !codes.has(code))).toEqual([])
  })

  test('say the same as the same message in XML', () => {
    fc.assert(
      fc.property(anyAlert, fc.boolean(), (one, wrapped) => {
        const xml = readText(document(renderChildren(one)))
        const json = readJson(wrapped ? { alert: asJson(one) } : asJson(one))
        expect(alertOf(json)).toEqual(alertOf(xml))
        expect(told(json)).toEqual(told(xml))
      }),
      { numRuns: 60 },
    )
  })

  test('one value or an array of one is the same where CAP repeats', () => {
    const arrays = { ...good, info: [{ ...good.info, category: ['Met'], eventCode: [good.info.eventCode] }] }
    expect(alertOf(readJson(arrays))).toEqual(alertOf(readJson(good)))
  })

  test('null, and an empty array where CAP repeats, are as if the key were absent', () => {
    expect(alertOf(readJson({ ...good, note: null, code: [], restriction: null }))).toEqual(alertOf(readJson(good)))
    expect(told(readJson({ ...good, scope: null }))).toEqual(['missing-element alert/scope'])
    expect(told(readJson({ ...good, info: { ...good.info, category: [] } }))).toEqual([
      'missing-element alert/info[1]/category',
    ])
  })

  test('the order of keys says nothing', () => {
    const reversed = Object.fromEntries(Object.entries(good).toReversed())
    expect(alertOf(readJson(reversed))).toEqual(alertOf(readJson(good)))
  })

  test('numbers stand only where CAP has numbers', () => {
    const [area] = good.info.area
    const numbered = (altitude: unknown) => readJson({ ...good, info: { ...good.info, area: { ...area, altitude } } })
    expect(alertOf(numbered(80.5))).toEqual(alertOf(numbered('80.5')))
    expect(told(numbered(1e21))).toEqual(['bad-number alert/info[1]/area[1]/altitude'])
    expect(told(readJson({ ...good, info: { ...good.info, area: { ...area, circle: [28.1, 112, 5] } } }))).toEqual(
      [1, 2, 3].map(at => `wrong-json-type alert/info[1]/area[1]/circle[${at}]`),
    )
  })

  test('what has the wrong type is told once, and not again for what it lacks', () => {
    expect(told(readJson({ ...good, info: ['暴雨', null, 7] }))).toEqual([
      'wrong-json-type alert/info[1]',
      'wrong-json-type alert/info[2]',
      'wrong-json-type alert/info[3]',
    ])
  })

  test.each([
    ['a key twice, deep inside', JSON.stringify(good).replace('"value":"11B03"', '"value":"11B03","value":"11B06"')],
    ['a key twice, once escaped', JSON.stringify(good).replace('"scope"', '"\\u0073tatus":"Test","scope"')],
  ])('%s is refused', (_, text) => {
    expect(told(readText(text, 'application/json'))).toEqual(['duplicate-key document'])
  })

  test('the same key in two objects, or as a value, is no duplicate', () => {
    expect(told(readJson({ ...good, note: '"note":"note"', code: ['code', 'note'] }))).toEqual([])
  })

  test('a tower of arrays and a crowd of values are refused before anything is made of them', () => {
    const tower = `${'['.repeat(400_000)}${']'.repeat(400_000)}`
    expect(told(readText(tower, 'application/json'))).toEqual(['too-deep document'])
    expect(told(readText(`${'{"a":'.repeat(maxDepth + 1)}1${'}'.repeat(maxDepth + 1)}`, 'application/json'))).toEqual([
      'too-deep document',
    ])
    expect(told(readJson({ ...good, code: Array(maxElements).fill('') }))).toEqual(['too-many-elements document'])
  })

  test('halves of surrogate pairs are refused, whole ones are words', () => {
    expect(told(readJson({ ...good, note: '\ud83d' }))).toEqual(['not-xml-text alert/note'])
    expect(alertOf(readJson({ ...good, note: '\ud83d\ude00' })).note).toBe('\ud83d\ude00')
  })

  test('keys that every object has are no elements', () => {
    expect(
      told(readText(JSON.stringify(good).replace('{', '{"__proto__":{"scope":"x"},'), 'application/json')),
    ).toEqual(['unexpected-element alert/__proto__'])
    expect(told(readJson({ ...good, constructor: 'x' }))).toEqual(['unexpected-element alert/constructor'])
  })

  test('XML under the media type of JSON is not guessed at', () => {
    expect(told(readText('<alert/>', 'application/json'))).toEqual(['not-json document'])
  })
})
