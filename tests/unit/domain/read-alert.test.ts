import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { maxBytes } from '../../../shared/domain/cap/limits.ts'
import { alertMediaTypes, mediaTypeOf } from '../../../shared/domain/media-type.ts'
import { readAlert } from '../../../shared/domain/read-alert.ts'
import { unreadable } from '../../../shared/domain/unreadable.ts'
import { alertOf, fixture, meanings, readText, told } from './alert-documents.ts'

const files = [
  'cap/ningxiang-rainstorm-orange.xml',
  'national/ningxiang-rainstorm-red.xml',
  'cap-json/ningxiang-rainstorm-red.json',
]
const [cap, national, json] = files.map(file => fixture(file))
const documents = [cap, national, json].map(bytes => bytes ?? new Uint8Array())
const types = fc.oneof(
  fc.constantFrom(...alertMediaTypes),
  fc.constantFrom('', 'application/json; charset=gbk', 'x'),
  fc.string(),
)

describe('whatever arrives, under whatever media type', () => {
  test('ends with an answer', { timeout: 20_000 }, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 500 }),
          fc.string().map(text => Buffer.from(text)),
        ),
        types,
        (bytes, contentType) => {
          expect(readAlert({ bytes, contentType }, meanings).kind).toBe('refused')
        },
      ),
      { numRuns: 60 },
    )
  })

  test('also a real document with some bytes changed', () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 255 }))
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(change, { maxLength: 5 }),
        types,
        (document, changes, contentType) => {
          const bytes = Uint8Array.from(document)
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte
          expect(['read', 'refused']).toContain(readAlert({ bytes, contentType }, meanings).kind)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('also one put together from pieces of the formats', () => {
    const national = [
      '<alert>',
      '</alert>',
      '<sendTime>',
      '</sendTime>',
      '<code>',
      '<method>',
      '</method>',
      '<info/>',
      '<x y="1">',
      '</x>',
      '2026-07-01 04:00:00',
      '1,2 ',
    ]
    const json = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"info"',
      '"alert"',
      '"\\u0000"',
      '"area"',
      'null',
      '1e999',
      '-0',
      'true',
      '"polygon":["1,1"]',
    ]
    const piece = fc.constantFrom(...national, ...json, ' ', '\n', '\u{feff}', '"')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), types, (pieces, contentType) => {
        expect(readText(pieces.join(''), contentType).kind).toBe('refused')
      }),
      { numRuns: 400 },
    )
  })

  test('also any JSON value in the place of any other', () => {
    const keys = ['identifier', 'sent', 'references', 'addresses', 'info', 'code', 'scope']
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 6 }), (key, value) => {
        const one = { ...JSON.parse(Buffer.from(json ?? []).toString()), [key]: value }
        expect(['read', 'refused']).toContain(readText(JSON.stringify(one), 'application/json').kind)
      }),
      { numRuns: 300 },
    )
  })

  const start = '<alert><sendTime>2026-07-01 04:00:00</sendTime>'
  test.each([
    ['unknown elements', `${start}${'<x/>'.repeat(49_000)}</alert>`, 'application/xml'],
    [
      'methods',
      `${start}<code>${'<method><methodName>SMS</methodName></method>'.repeat(20_000)}</code></alert>`,
      'application/xml',
    ],
    [
      'references',
      `${start}<references>${'43018241600000_20260701040512,'.repeat(30_000)}</references></alert>`,
      'application/xml',
    ],
    [
      'digits in a circle',
      `${start}<info><area><circle>${'9'.repeat(900_000)}</circle></area></info></alert>`,
      'application/xml',
    ],
    [
      'pairs',
      `${start}<info><area><polygon>${'112.1,28.1 '.repeat(85_000)}</polygon></area></info></alert>`,
      'application/xml',
    ],
    ['blanks in a time', `<alert><sendTime>${' '.repeat(900_000)}x</sendTime></alert>`, 'application/xml'],
    ['keys', `{${Array.from({ length: 45_000 }, (_, at) => `"k${at}":1`).join()}}`, 'application/json'],
    ['quotes', `["${'\\"'.repeat(400_000)}"]`, 'application/json'],
    ['an open string', `"${'\\\\'.repeat(400_000)}`, 'application/json'],
    ['a headline', `{"info":{"headline":"${'发布暴雨红色预警'.repeat(40_000)}"}}`, 'application/json'],
  ])('nearly a megabyte of %s is judged soon, with a short answer', { timeout: 20_000 }, (_, text, contentType) => {
    const started = performance.now()
    const result = readText(text, contentType)
    expect(JSON.stringify(told(result)).length).toBeLessThan(100_000)
    expect(performance.now() - started).toBeLessThan(8_000)
  })

  test('of more than a megabyte nothing is read', () => {
    for (const contentType of alertMediaTypes) {
      const bytes = Buffer.concat([Buffer.from('<alert>'), Buffer.alloc(maxBytes)])
      expect(told(readAlert({ bytes, contentType }, meanings))).toEqual(['too-large document'])
    }
  })
})

describe('nothing is fetched and nothing is expanded', () => {
  const real = globalThis.fetch
  const asked: unknown[] = []
  beforeEach(() => {
    asked.length = 0
    globalThis.fetch = async input => {
      asked.push(input)
      return new Response()
    }
  })
  afterEach(() => {
    globalThis.fetch = real
  })

  const text = new TextDecoder().decode(national)
  test.each([
    ['an external entity', '<!DOCTYPE alert [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>', '&e;'],
    ['entities within entities', '<!DOCTYPE alert [<!ENTITY a "暴雨"><!ENTITY e "&a;&a;&a;">]>', '&e;'],
  ])('%s in a national message is refused', (_, doctype, use) => {
    const hostile = text.replace('<alert>', `${doctype}<alert>`).replace('降雨已明显减弱', use)
    expect(told(readText(hostile))).toEqual(['doctype-forbidden document'])
    expect(asked).toEqual([])
  })

  test('addresses in a document are words', () => {
    const named = readText(text.replace('<web/>', '<web>http://127.0.0.1:9/</web>'))
    expect(alertOf(named).info[0]?.web).toBe('http://127.0.0.1:9/')
    expect(asked).toEqual([])
  })
})

describe('a document in another encoding that was read as UTF-8 on its way', () => {
  const update = fixture('national/zhengxiangbai-blizzard-update-gbk.xml')
  const onItsWay = (bytes: Uint8Array) => Buffer.from(new TextDecoder().decode(bytes))

  test('is refused: nobody is sent 锟斤拷', () => {
    const bytes = onItsWay(update)
    expect(new TextDecoder('gbk').decode(bytes)).toContain('锟斤拷')
    expect(told(readAlert({ bytes, contentType: 'application/xml' }, meanings))).toEqual(['bad-encoding document'])
  })

  test('in UTF-8 loses nothing, and a character that its source had lost already is no other’s', () => {
    const utf8 = Buffer.from(new TextDecoder('gbk').decode(update).replace('GBK', 'UTF-8').replace('牧户', '\ufffd'))
    expect(readAlert({ bytes: onItsWay(utf8), contentType: 'application/xml' }, meanings).kind).toBe('read')
  })
})

describe('the media type', () => {
  test.each([
    ['Application/CAP+XML; Charset="GBK"', { mediaType: 'application/cap+xml', charset: 'GBK' }],
    ['text/xml ; boundary=x ; charset=utf-8', { mediaType: 'text/xml', charset: 'utf-8' }],
    ['application/json; charset=', { mediaType: 'application/json' }],
    ['', { mediaType: '' }],
    [`application/json; x=${'a'.repeat(300)}`, { mediaType: '' }],
  ])('%s is read', (header, expected) => {
    expect(mediaTypeOf(header)).toEqual(expected)
  })

  test('a charset counts for JSON as for XML', () => {
    const gbk = Buffer.from('{"identifier":"A","note":"\xb1\xa9\xd3\xea"}', 'latin1')
    const codes = told(readAlert({ bytes: gbk, contentType: 'application/json; charset=gbk' }, meanings))
    expect(codes).toContain('missing-element alert/sender')
    expect(told(readAlert({ bytes: gbk, contentType: 'application/json' }, meanings))).toEqual([
      'bad-encoding document',
    ])
  })
})

test('what cannot be read at all is told apart from what breaks a rule', () => {
  expect([...unreadable].filter(code => /element|missing|bad-(?!encoding)/.test(code))).toEqual(['too-many-elements'])
})
