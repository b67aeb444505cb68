import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { draftOf } from '../../../../shared/domain/series/draft.ts'
import { isTranslatedFor, translationOf } from '../../../../shared/domain/series/translation.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { rainAlert, rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const zh = rainInfo()
const en = rainInfo({ language: 'en', event: 'Rainstorm', headline: 'Red rainstorm warning', description: 'Rain.' })
const mn = rainInfo({ language: 'mn-Mong-CN', event: 'ᠪᠣᠷᠣᠭ᠎ᠠ', headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ', eventCode: [] })
const gale = rainInfo({ event: '大风', severity: 'Minor', eventCode: [{ valueName: 'CN-EVENT', value: '11B06' }] })
const recording = { resourceDesc: '录音', mimeType: 'audio/mpeg', uri: 'https://example.org/mn.mp3' }
const spoken: Info = { ...mn, resource: [recording] }

const was = (...info: Info[]) => rainAlert({ info })
const update = (info: Info[], more: Partial<Alert> = {}) =>
  rainAlert({ identifier: 'u', msgType: 'Update', sent: '2026-07-01T04:40:00+08:00', info, ...more })
const elsewhere = [{ areaDesc: '沙田乡', polygon: [], circle: [], geocode: [] }]

describe('an Update that only adds a translation', () => {
  it.each([
    ['Mongolian to Chinese', was(zh), update([zh, mn]), ['mn-mong-cn']],
    ['English and Mongolian to Chinese', was(zh), update([zh, en, mn]), ['en', 'mn-mong-cn']],
    ['a recording to the Mongolian that was there', was(zh, mn), update([zh, spoken]), ['mn-mong-cn']],
    ['a better English', was(zh, en), update([zh, { ...en, description: 'Heavy rain.' }]), ['en']],
    ['Chinese to English', was(en), update([en, zh]), ['zh-cn']],
    ['English to one of two events', was(zh, gale), update([zh, gale, en]), ['en']],
    [
      'and tells the time anew',
      was(zh),
      update([{ ...zh, effective: '2026-07-01T04:40:00+08:00' }, mn]),
      ['mn-mong-cn'],
    ],
    [
      'and names the area in its own words',
      was(zh),
      update([zh, { ...mn, area: mn.area.map(area => ({ ...area, areaDesc: 'ᠬᠣᠲᠠ' })) }]),
      ['mn-mong-cn'],
    ],
  ])('%s', (_, earlier, is, languages) => {
    expect(translationOf(earlier, is)).toEqual({ kind: 'translation-only', languages })
  })

  it.each([
    ['an Alert', was(zh), rainAlert({ info: [zh, mn] }), 'not-an-update'],
    ['a Cancel', was(zh), update([zh, mn], { msgType: 'Cancel' }), 'not-an-update'],
    ['an Update after a Cancel', rainAlert({ msgType: 'Cancel' }), update([zh, mn]), 'not-an-update'],
    ['another scope', was(zh), update([zh, mn], { scope: 'Restricted' }), 'other-audience'],
    ['other addresses', was(zh), update([zh, mn], { addresses: ['a@example.org'] }), 'other-audience'],
    ['other Chinese words', was(zh), update([{ ...zh, instruction: '留在家中。' }, mn]), 'other-words'],
    [
      'other Chinese words, the English kept',
      was(zh, en),
      update([{ ...zh, instruction: '留在家中。' }, en]),
      'other-words',
    ],
    [
      'other words that do not say their language',
      was({ ...zh, language: undefined }, en),
      update([{ ...zh, language: undefined, headline: '暴雨' }, en]),
      'other-words',
    ],
    ['a language that is gone', was(zh, en), update([zh, mn]), 'other-words'],
    ['a later end', was(zh), update([{ ...zh, expires: '2026-07-02T04:10:00+08:00' }, mn]), 'other-words'],
    ['another area for the translation alone', was(zh), update([zh, { ...mn, area: elsewhere }]), 'other-event'],
    ['another danger in the translation', was(zh), update([zh, { ...mn, severity: 'Severe' }]), 'other-event'],
    ['another event in the other language', was(zh), update([zh, { ...en, eventCode: gale.eventCode }]), 'other-event'],
    ['a translation that governs before the words themselves', was(zh), update([mn, zh]), 'other-event'],
    ['the same again', was(zh), update([zh]), 'nothing-new'],
  ] as [string, Alert, Alert, string][])('is more than that: %s', (_, earlier, is, reason) => {
    expect(translationOf(earlier, is)).toEqual({ kind: 'more', reason })
  })
})

describe('what an Update is kept as', () => {
  const read = (alert: Alert) =>
    draftOf({ alert, sha256: '0', policy: defaultPolicy, valueNames, predecessor: rainIssued({}, { seq: 3 }), now: 0 })
      .draft
  it('with the languages that it adds, and the number of what it translates', () => {
    expect(read(update([zh, mn])).translates).toEqual({ seq: 3, since: 3, languages: ['mn-mong-cn'] })
  })
  it('with none, where it says more than that', () => {
    expect(read(update([{ ...zh, instruction: '留在家中。' }, mn]))).not.toHaveProperty('translates')
  })
})

describe('whom a translation is for', () => {
  it.each([
    ['mn-Mong-CN', ['mn-mong-cn'], true],
    ['mn', ['mn-mong-cn'], true],
    ['zh-CN', ['mn-mong-cn'], false],
    ['en', ['mn-mong-cn'], false],
    ['en-GB', ['en'], true],
    ['fr', ['en'], false],
    ['fr', ['zh-cn'], true],
  ])('a reader of %s, of %j: %s', (reader, languages, expected) => {
    expect(isTranslatedFor(was(zh, en, mn), languages, reader)).toBe(expected)
  })
})
