import { describe, expect, test } from 'vitest'
import { identityOf } from '../../../../shared/domain/cap/alert.ts'
import { alertOf, fixture, readFixture, readText, told } from '../alert-documents.ts'
import { changed, read, red } from './messages.ts'

describe('the identity of a national message', () => {
  const first = alertOf(read('ningxiang-rainstorm-red.xml'))

  test('is the one that a Cancel names, which knows the identifier only', () => {
    const [reference] = alertOf(read('ningxiang-rainstorm-cancel.xml')).references
    expect(reference && identityOf(reference)).toBe(identityOf(first))
    expect(reference?.sent).not.toBe(first.sent)
  })

  test('is the same however its times are written', () => {
    const other = changed('2026-07-01 04:00:00+08:00', '2026-07-01 04:00:00')
    expect(identityOf(alertOf(other))).toBe(identityOf(first))
  })

  test('does not hang on senderCode, which a relay may have changed', () => {
    const other = changed('<senderCode>43018241600000', '<senderCode>43000041600000')
    expect(identityOf(alertOf(other))).toBe(identityOf(first))
  })

  test('of a CAP message with such an identifier is that of the standard, unless its sender is the office too', () => {
    const cap = { identifier: first.identifier, sender: 'office@example.invalid', sent: '2026-07-01T09:00:00+08:00' }
    expect(identityOf(cap)).toBe(`office@example.invalid,${first.identifier},2026-07-01T09:00:00+08:00`)
    expect(identityOf({ ...cap, sender: first.sender })).toBe(identityOf(first))
  })

  test('a first message that names itself as first follows nothing', () => {
    const result = changed('<references/>', '<references>43018241600000_20260701040512</references>')
    expect(alertOf(result).references).toEqual([])
    expect(told(result)).toEqual(told(read('ningxiang-rainstorm-red.xml')))
  })
})

describe('which XML is national', () => {
  test('an alert without a namespace that has none of its elements is CAP that forgot it', () => {
    expect(told(readFixture('cap/refused-no-namespace.xml'))).toEqual(['no-namespace document'])
  })

  test.each(['application/cap+xml', 'application/xml', 'text/xml; charset=utf-8'])(
    'the root says so under %s',
    type => {
      expect(readText(red.replace('encoding="UTF-8"', ''), type)).toMatchObject({ kind: 'read', format: 'national' })
      const cap = new TextDecoder().decode(fixture('cap/ningxiang-rainstorm-orange.xml'))
      expect(readText(cap, type)).toMatchObject({ kind: 'read', format: 'cap' })
    },
  )

  test('one in a box of its own is not guessed at', () => {
    const boxed = red.replace('<alert>', '<alerts><alert>').replace('</alert>', '</alert></alerts>')
    expect(told(readText(boxed))).toEqual(['wrapped document'])
  })

  test('elements of another namespace are not its own', () => {
    const result = changed('<note/>', '<note/><note xmlns="urn:other">fremd</note>')
    expect(told(result)).toContain('not-understood alert/note[2]')
  })
})

describe('colours, times and codes', () => {
  test.each([
    ['RED', 'Extreme', 'Red'],
    ['橙色', 'Severe', 'Orange'],
    ['Yellow', 'Moderate', 'Yellow'],
    ['蓝', 'Minor', 'Blue'],
  ])('%s is %s', (word, severity, colour) => {
    const info = alertOf(changed('<severity>Red', `<severity>${word}`)).info[0]
    expect(info).toMatchObject({ severity })
    expect(info?.parameter[0]).toEqual({ valueName: 'CN-COLOR', value: colour })
  })

  test.each([
    ['2026-07-01 04:00:00+08:00', '2026-07-01T04:00:00+08:00'],
    ['2026-07-01T04:00:00', '2026-07-01T04:00:00+08:00'],
    ['2026-07-01 04:00:00.0', '2026-07-01T04:00:00+08:00'],
    [' 2026-07-01  04:00:00 -00:00 ', '2026-07-01T04:00:00-00:00'],
  ])('%s is %s', (written, sent) => {
    expect(alertOf(changed('2026-07-01 04:00:00+08:00', written)).sent).toBe(sent)
  })

  test.each(['2026-07-01', '01.07.2026 04:00:00', '2026-07-01 04:00', '2026-7-1 4:00:00', '2026-07-01 04:00:00Z'])(
    '%s is no time of the format',
    written => {
      expect(told(changed('2026-07-01 04:00:00+08:00', written))).toEqual(['bad-local-time alert/sendTime'])
    },
  )

  test.each([
    ['11B03', ['Met']],
    ['11B37', ['Geo']],
    ['11G01', ['Fire']],
    ['11E01', ['Geo']],
    ['13C03', ['Health']],
    ['12H01', ['Transport']],
    ['19000', ['Other']],
  ])('%s is of the category %s', (code, category) => {
    expect(alertOf(changed('<eventType>11B03', `<eventType>${code}`)).info[0]?.category).toEqual(category)
  })

  test('an event in words instead of a code is taken as it is, and its code is read from the headline', () => {
    const info = alertOf(changed('<eventType>11B03', '<eventType>暴雨')).info[0]
    expect(info).toMatchObject({ event: '暴雨', eventCode: [{ valueName: 'CN-EVENT', value: '11B03' }] })
  })
})
