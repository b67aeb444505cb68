import { describe, expect, test } from 'vitest'
import { maxBytes, maxDepth, maxElements, maxProblems } from '../../../../shared/domain/cap/limits.ts'
import { readCap } from '../../../../shared/domain/cap/read-cap.ts'
import { type CapReason, capReasons } from '../../../../shared/domain/cap/reasons.ts'
import { bytesOf, good, read, spoilt, told } from './document.ts'

const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')
const doctype = (subset: string): string => good.replace('?>', `?><!DOCTYPE alert ${subset}>`)
const cap12 = 'urn:oasis:names:tc:emergency:cap:1.2'

type Case = [CapReason, string, string | Uint8Array, ...string[]]

/** The reason, what is wrong in words, the document, and where it is told (by default: the document). */
const cases: Case[] = [
  ['too-large', 'more than a megabyte', good.padEnd(maxBytes + 1, ' ')],
  ['unknown-encoding', 'an encoding nobody knows', spoilt(['"UTF-8"', '"KLINGON-8"'])],
  ['unknown-encoding', 'UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0)],
  ['encoding-conflict', 'a UTF-8 mark and another declaration', `\uFEFF${spoilt(['UTF-8', 'GB18030'])}`],
  ['encoding-conflict', 'a declared UTF-16 in single bytes', spoilt(['UTF-8', 'UTF-16'])],
  ['bad-encoding', 'GB 18030 that says it is UTF-8', Buffer.from([...bytesOf(good).slice(0, 60), 0xb1, 0xa9, 0xd3])],
  ['bad-encoding', 'Chinese that says it is ASCII', spoilt(['UTF-8', 'US-ASCII'])],
  ['not-well-formed', 'an end tag missing', spoilt(['</info>', ''])],
  ['not-well-formed', 'nothing at all', ''],
  ['not-well-formed', 'two roots', good + good.slice(good.indexOf('<alert'))],
  ['not-well-formed', 'a prefix without a namespace', spoilt(['<event>暴雨</event>', '<x:event>暴雨</x:event>'])],
  ['not-well-formed', 'a control character', spoilt(['暴雨红', '暴\u0001红'])],
  ['not-well-formed', 'a bare ampersand', spoilt(['暴雨红', 'A & B'])],
  ['xml-version', 'XML 1.1', spoilt(['version="1.0"', 'version="1.1"'])],
  ['doctype-forbidden', 'a DTD somewhere else', doctype('SYSTEM "http://127.0.0.1:9/cap.dtd"')],
  ['doctype-forbidden', 'an entity in a DTD', doctype('[<!ENTITY e "x">]').replace('暴雨红', '&e;')],
  ['undeclared-entity', 'an entity of HTML', spoilt(['暴雨红', '&nbsp;'])],
  ['too-deep', 'a tower of elements', '<a>'.repeat(maxDepth + 1)],
  ['too-many-elements', 'a crowd of elements', `<a>${'<b/>'.repeat(maxElements)}</a>`],
  ['wrapped', 'an Atom feed', `<feed xmlns="http://www.w3.org/2005/Atom"><title/></feed>`],
  ['wrapped', 'an alert in a box of its own', `<box>${good.slice(good.indexOf('<alert'))}</box>`],
  ['not-cap', 'another document', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['not-cap', 'another element of CAP', `<info xmlns="${cap12}"/>`],
  ['no-namespace', 'no namespace', spoilt([` xmlns="${cap12}"`, ''])],
  ['unsupported-version', 'CAP 1.1', spoilt([cap12, 'urn:oasis:names:tc:emergency:cap:1.1'])],
  ['unsupported-version', 'CAP 1.0', spoilt([cap12, 'http://www.incident.com/cap/1.0'])],
  ['unexpected-element', 'an element of its own', spoilt(['</info>', '<extra/></info>']), 'alert/info[1]/extra'],
  [
    'unexpected-element',
    'a foreign element',
    spoilt(['</info>', '<event xmlns="urn:x"/></info>']),
    'alert/info[1]/event[2]',
  ],
  ['unexpected-element', 'an element in a value', spoilt(['暴雨</', '暴<b/>雨</']), 'alert/info[1]/event'],
  [
    'unexpected-element',
    'a signature inside an info',
    spoilt(['</info>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></info>']),
    'alert/info[1]/Signature',
  ],
  [
    'misplaced-element',
    'scope before status',
    spoilt(['<scope>Public</scope>', ''], ['<status>', '<scope>Public</scope><status>']),
    'alert/scope',
  ],
  [
    'misplaced-element',
    'a circle before its polygon',
    spoilt(['<circle>28.2,112.5 5</circle>', ''], ['<polygon>', '<circle>28.2,112.5 5</circle><polygon>']),
    'alert/info[1]/area[1]/circle[1]',
  ],
  [
    'misplaced-element',
    'a signature before the info',
    spoilt(['<info>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/><info>']),
    'alert/Signature',
  ],
  ['repeated-element', 'two scopes', spoilt(['<info>', '<scope>Public</scope><info>']), 'alert/scope[2]'],
  ['missing-element', 'no scope', spoilt(['<scope>Public</scope>', '']), 'alert/scope'],
  ['missing-element', 'no category', spoilt(['<category>Met</category>', '']), 'alert/info[1]/category'],
  [
    'missing-element',
    'no mimeType',
    spoilt(['<mimeType>image/png</mimeType>', '']),
    'alert/info[1]/resource[1]/mimeType',
  ],
  ['unexpected-attribute', 'an attribute', spoilt(['<info>', '<info id="1">']), 'alert/info[1]'],
  ['unexpected-attribute', 'xml:lang', spoilt(['<event>', '<event xml:lang="zh">']), 'alert/info[1]/event'],
  ['unexpected-text', 'text between elements', spoilt(['<info>', '<info>hello']), 'alert/info[1]'],
  ['not-in-code-list', 'a status of its own', spoilt(['Actual', 'Real']), 'alert/status'],
  ['not-in-code-list', 'small letters', spoilt(['Extreme', 'extreme']), 'alert/info[1]/severity'],
  ['not-in-code-list', 'a blank around it', spoilt(['>Public<', '> Public<']), 'alert/scope'],
  ['not-in-code-list', 'a value of CAP 1.0', spoilt(['Observed', 'Very Likely']), 'alert/info[1]/certainty'],
  ['not-in-code-list', 'a category of its own', spoilt(['>Met<', '>Weather<']), 'alert/info[1]/category[1]'],
  ['not-in-code-list', 'nothing', spoilt(['>Immediate<', '><']), 'alert/info[1]/urgency'],
  ['empty-identifier', 'no identifier', spoilt(['>A-1<', '> <']), 'alert/identifier'],
  ['empty-identifier', 'no sender', spoilt(['office@example.invalid', '']), 'alert/sender'],
  ['forbidden-character', 'a blank', spoilt(['>A-1<', '>A 1<']), 'alert/identifier'],
  ['forbidden-character', 'a comma', spoilt(['office@', 'office,b@']), 'alert/sender'],
  ['forbidden-character', 'a less-than', spoilt(['>A-1<', '>A&lt;1<']), 'alert/identifier'],
  ['forbidden-character', 'an ampersand', spoilt(['>A-1<', '>A&#38;1<']), 'alert/identifier'],
  ['bad-time', 'Z', spoilt(['10:00+08:00</sent>', '10:00Z</sent>']), 'alert/sent'],
  ['bad-time', 'no offset', spoilt(['10:00+08:00</sent>', '10:00</sent>']), 'alert/sent'],
  ['bad-time', 'a part of a second', spoilt(['10:00+08:00</sent>', '10:00.5+08:00</sent>']), 'alert/sent'],
  ['bad-time', 'a comma for the sign', spoilt(['10:00+08:00</sent>', '10:00,08:00</sent>']), 'alert/sent'],
  ['bad-time', 'a blank for the T', spoilt(['2026-07-01T10', '2026-07-01 10']), 'alert/info[1]/expires'],
  ['impossible-time', '30 February', spoilt(['2026-07-01T10', '2026-02-30T10']), 'alert/info[1]/expires'],
  [
    'impossible-time',
    '29 February of no leap year',
    spoilt(['2026-07-01T10', '2100-02-29T10']),
    'alert/info[1]/expires',
  ],
  ['impossible-time', 'month 13', spoilt(['2026-07-01T10', '2026-13-01T10']), 'alert/info[1]/expires'],
  ['impossible-time', 'hour 25', spoilt(['2026-07-01T10', '2026-07-01T25']), 'alert/info[1]/expires'],
  ['impossible-time', 'after 24:00:00', spoilt(['2026-07-01T10', '2026-07-01T24']), 'alert/info[1]/expires'],
  ['impossible-time', 'an offset of 15 hours', spoilt(['10:10:00+08:00', '10:10:00+15:00']), 'alert/info[1]/expires'],
  ['impossible-time', 'the year 0', spoilt(['2026-07-01T10', '0000-07-01T10']), 'alert/info[1]/expires'],
  ['bad-language', 'a name for a language', spoilt(['zh-CN', '中文']), 'alert/info[1]/language'],
  ['bad-language', 'an underscore', spoilt(['zh-CN', 'zh_CN']), 'alert/info[1]/language'],
  ['bad-uri', 'a broken escape', spoilt(['/rain.png', '/%zz']), 'alert/info[1]/resource[1]/uri'],
  [
    'bad-uri',
    'a host that cannot be',
    spoilt(['https://example.invalid/', 'https://[/']),
    'alert/info[1]/resource[1]/uri',
  ],
  ['bad-number', 'a size in words', spoilt(['>1200<', '>1.2 KB<']), 'alert/info[1]/resource[1]/size'],
  ['bad-number', 'no size', spoilt(['>1200<', '><']), 'alert/info[1]/resource[1]/size'],
  ['bad-number', 'an exponent', spoilt(['>100<', '>1e2<']), 'alert/info[1]/area[1]/altitude'],
  ['bad-coordinates', 'a blank in a pair', spoilt(['28.3,112.6', '28.3, 112.6']), 'alert/info[1]/area[1]/polygon[1]'],
  ['bad-coordinates', 'minutes and seconds', spoilt(['28.3,112.6', `28°3',112.6`]), 'alert/info[1]/area[1]/polygon[1]'],
  [
    'coordinates-out-of-range',
    'latitude and longitude swapped',
    spoilt(['28.3,112.6', '112.6,28.3']),
    'alert/info[1]/area[1]/polygon[1]',
  ],
  [
    'coordinates-out-of-range',
    'longitude 181',
    spoilt(['28.2,112.5 5', '28.2,181 5']),
    'alert/info[1]/area[1]/circle[1]',
  ],
  ['polygon-too-short', 'three pairs', spoilt(['28.3,112.6 ', '']), 'alert/info[1]/area[1]/polygon[1]'],
  [
    'polygon-too-short',
    'none',
    spoilt(['28.1,112.2 28.3,112.2 28.3,112.6 28.1,112.2', '']),
    'alert/info[1]/area[1]/polygon[1]',
  ],
  ['polygon-not-closed', 'an open one', spoilt(['28.1,112.2</', '28.1,112.3</']), 'alert/info[1]/area[1]/polygon[1]'],
  ['bad-circle', 'no radius', spoilt(['28.2,112.5 5', '28.2,112.5']), 'alert/info[1]/area[1]/circle[1]'],
  ['bad-circle', 'a unit', spoilt(['28.2,112.5 5', '28.2,112.5 5 km']), 'alert/info[1]/area[1]/circle[1]'],
  ['negative-radius', 'below zero', spoilt(['28.2,112.5 5', '28.2,112.5 -5']), 'alert/info[1]/area[1]/circle[1]'],
  [
    'bad-reference',
    'an identifier alone',
    spoilt(['<info>', '<references>A-0</references><info>']),
    'alert/references',
  ],
  [
    'bad-reference',
    'a time with Z',
    spoilt(['<info>', '<references>a@b,A-0,2026-07-01T04:10:00Z</references><info>']),
    'alert/references',
  ],
  [
    'bad-list',
    'a quote that stays open',
    spoilt(['<info>', '<incidents>"flood one</incidents><info>']),
    'alert/incidents',
  ],
  [
    'bad-list',
    'a quote within',
    spoilt(['>Public</scope>', '>Private</scope><addresses>a"b c"</addresses>']),
    'alert/addresses',
  ],
  [
    'bad-base64',
    'not base 64',
    spoilt(['</uri>', '</uri><derefUri>not base 64!</derefUri>']),
    'alert/info[1]/resource[1]/derefUri',
  ],
  ['private-without-addresses', 'none', spoilt(['>Public<', '>Private<']), 'alert/addresses'],
  [
    'private-without-addresses',
    'an empty one',
    spoilt(['>Public</scope>', '>Private</scope><addresses/>']),
    'alert/addresses',
  ],
  [
    'ceiling-without-altitude',
    'no altitude',
    spoilt(['<altitude>100</altitude>', '']),
    'alert/info[1]/area[1]/ceiling',
  ],
]

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

test('the good document is accepted without a word', () => {
  expect(told(read(good))).toEqual([])
  expect(read(good).kind).toBe('read')
})
