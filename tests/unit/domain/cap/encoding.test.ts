import { describe, expect, test } from 'vitest'
import { readCap } from '../../../fixtures/read-cap.ts'
import { bytesOf, good, spoilt, told } from './document.ts'

const declared = (label: string): string => spoilt(['UTF-8', label])
const undeclared = good.slice(good.indexOf('<alert'))
const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
/** 暴 and 雨 in GB 18030, and 㐀 in its four bytes, which GBK has not. */
const gb18030 = (label: string, word: number[]): Uint8Array => {
  const ascii = declared(label).replaceAll(/[^\0-\x7f]+/g, '')
  const [before = '', after = ''] = ascii.split('<event></event>')
  return Buffer.concat([bytesOf(`${before}<event>`), Uint8Array.from(word), bytesOf(`</event>${after}`)])
}

const eventOf = (bytes: Uint8Array, charset?: string): string | undefined => {
  const result = readCap(bytes, charset === undefined ? undefined : { charset })
  return result.kind === 'read' ? result.alert.info[0]?.event : told(result).join()
}

describe('the words of a CAP document are the same in', () => {
  test.each([
    ['UTF-8, declared', bytesOf(good)],
    ['UTF-8, undeclared', bytesOf(undeclared)],
    ['UTF-8 with a byte order mark', bytesOf(`\uFEFF${good}`)],
    ['UTF-16, little end first', utf16(`\uFEFF${declared('UTF-16')}`, 'le')],
    ['UTF-16, big end first', utf16(`\uFEFF${declared('UTF-16')}`, 'be')],
    ['UTF-16 without a mark', utf16(declared('utf-16'), 'be')],
    ['UTF-16 without a declaration', utf16(`\uFEFF${undeclared}`, 'le')],
    ['GB 18030', gb18030('GB18030', [0xb1, 0xa9, 0xd3, 0xea])],
    ['GBK', gb18030('gbk', [0xb1, 0xa9, 0xd3, 0xea])],
    ['GB 2312', gb18030('gb2312', [0xb1, 0xa9, 0xd3, 0xea])],
    ['Big5', gb18030('Big5', [0xbc, 0xc9, 0xab, 0x42])],
  ])('%s', (_, bytes) => {
    expect(eventOf(bytes)).toBe('暴雨')
  })
})

test('a rare character of GB 18030 is read', () => {
  expect(eventOf(gb18030('GB18030', [0x81, 0x39, 0xee, 0x39]))).toBe('㐀')
})

test('accents of ISO 8859-1 are read', () => {
  const text = declared('ISO-8859-1')
    .replaceAll(/[^\0-\x7f]+/g, 'x')
    .replace('<event>x<', '<event>tempête<')
  expect(eventOf(Buffer.from(text, 'latin1'))).toBe('tempête')
})

test('a content type names the encoding of a document that does not', () => {
  const bytes = gb18030('x', [0xb1, 0xa9, 0xd3, 0xea])
  const bare = bytes.subarray(bytes.indexOf(0x3e) + 1)
  expect(eventOf(bare, 'gb18030')).toBe('暴雨')
  expect(eventOf(bare)).toBe('bad-encoding document')
})

test('a content type that agrees with the declaration changes nothing', () => {
  expect(eventOf(bytesOf(good), 'utf8')).toBe('暴雨')
  expect(eventOf(bytesOf(good), 'no such thing')).toBe('unknown-encoding document')
})

test('an encoding named in a comment is no declaration', () => {
  expect(eventOf(bytesOf(`<!-- encoding="GBK" -->${undeclared}`))).toBe('暴雨')
})
