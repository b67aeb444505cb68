import { describe, expect, test } from 'vitest'
import { datedAt, exampleFile, exerciseFile } from '../../../infra/cli/cap-file.ts'
import { contentTypeOf } from '../../../infra/cli/content-type.ts'
import { readCap } from '../../fixtures/read-cap.ts'

describe('the content type of a file', () => {
  const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
  test.each([
    ['a.cap', bytes(''), 'application/cap+xml'],
    ['a.XML', bytes('{}'), 'application/xml'],
    ['a.json', bytes('{}'), 'application/json'],
    ['alert', bytes('<?xml version="1.0"?>'), 'application/xml'],
    ['alert', bytes('\ufeff  <alert/>'), 'application/xml'],
    ['alert', bytes('\ufeff<alert/>', 'utf16le'), 'application/cap+xml'],
    ['gbk.xml', Buffer.of(0x3c, 0x61, 0xb1, 0xa9), 'application/cap+xml'],
    ['alert.txt', bytes('<alert/>'), 'application/xml'],
    ['alert', bytes(' {"a":1}'), 'application/json'],
    ['alert.pdf', bytes('%PDF-1.7'), 'application/octet-stream'],
  ])('%s is by its ending or by how it begins', (path, content, type) => {
    expect(contentTypeOf(path, content)).toBe(type)
  })
})

describe('the built-in warning', () => {
  const old = '<alert><identifier>x</identifier><sent>2020-01-01T00:00:00+08:00</sent><expires>y</expires></alert>'

  test('is issued now, in Beijing time, and lasts six hours', () => {
    const text = datedAt(old, Date.UTC(2026, 6, 1, 20, 10, 5, 7))
    expect(text).toContain('<sent>2026-07-02T04:10:05+08:00</sent>')
    expect(text).toContain('<expires>2026-07-02T10:10:05+08:00</expires>')
  })

  test('is an exercise where that is asked for, and says which', () => {
    const read = ({ bytes }: { bytes: Uint8Array }) => {
      const read = readCap(bytes)
      if (read.kind === 'refused') throw new Error(JSON.stringify(read.reasons))
      return read
    }
    const [actual, exercise] = [read(exampleFile(1_000)), read(exerciseFile(1_000))]
    expect([actual.alert.status, exercise.alert.status]).toEqual(['Actual', 'Exercise'])
    expect(exercise.alert).toEqual({ ...actual.alert, status: 'Exercise', note: '暴雨红色预警演练' })
    expect(exercise.warnings).toEqual(actual.warnings)
  })

  test('is another alert each time', () => {
    expect(datedAt(old, 1_000)).not.toBe(datedAt(old, 1_001))
  })
})
