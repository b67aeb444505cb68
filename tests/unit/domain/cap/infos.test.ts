import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { governing, infoFor, infosByEvent } from '../../../../shared/domain/cap/infos.ts'
import { info as anyInfo } from './arbitraries.ts'
import { infoWith, named } from './info.ts'

const rain = infoWith({ language: 'zh-CN' })
const rainElsewhere = infoWith({ language: 'zh-CN', severity: 'Extreme' })
const wind = infoWith({ language: 'zh-CN', event: '大风' })
const code = [named('CN-EVENT', '11B03')]

describe('the infos of an alert are grouped by event', () => {
  test.each([
    ['none', [], []],
    ['the same event for two areas', [rain, wind, rainElsewhere], [[0, 2], [1]]],
    [
      'one event in two languages, by its code',
      [infoWith({ eventCode: code }), infoWith({ event: 'Rainstorm', language: 'en-US', eventCode: code })],
      [[0, 1]],
    ],
    [
      'one event in two languages, without a code',
      [infoWith({ language: 'es-PR', event: 'Terremoto' }), infoWith({ language: 'en-US', event: 'Earthquake' })],
      [[0, 1]],
    ],
    [
      'two events in two languages, of which one is worse',
      [
        infoWith({ language: 'es-PR', event: 'Terremoto' }),
        infoWith({ language: 'en-US', event: 'Landslide', severity: 'Severe' }),
      ],
      [[0], [1]],
    ],
    ['two events in one language', [rain, wind], [[0], [1]]],
    [
      'an info that joins two groups, in document order',
      [infoWith({ event: 'Regen', eventCode: code }), wind, rain, infoWith({ eventCode: code })],
      [[0, 2, 3], [1]],
    ],
  ])('%s', (_, info, expected) => {
    const groups = infosByEvent({ info })
    expect(groups.map(group => group.map(one => info.indexOf(one)))).toEqual(expected)
  })

  test('every info is in exactly one group', () => {
    fc.assert(
      fc.property(fc.array(anyInfo, { maxLength: 5 }), info => {
        const grouped = infosByEvent({ info }).flat()
        expect(grouped).toHaveLength(info.length)
        expect(new Set(grouped)).toEqual(new Set(info))
      }),
    )
  })
})

describe('the governing info', () => {
  test.each([
    ['has the highest severity', [infoWith({ severity: 'Severe' }), infoWith({ severity: 'Extreme' })], 1],
    ['is known to be severe', [infoWith({ severity: 'Unknown' }), infoWith({ severity: 'Minor' })], 1],
    ['is the more urgent', [infoWith({ urgency: 'Future' }), infoWith({ urgency: 'Immediate' })], 1],
    ['is the more certain', [infoWith({ certainty: 'Possible' }), infoWith({ certainty: 'Observed' })], 1],
    [
      'has severity before urgency',
      [infoWith({ severity: 'Severe', urgency: 'Past' }), infoWith({ urgency: 'Immediate' })],
      0,
    ],
    ['is the first of equals', [infoWith({ event: 'a' }), infoWith({ event: 'b' })], 0],
  ])('%s', (_, info, at) => {
    expect(governing({ info })).toBe(info[at])
  })

  test('is not there in a Cancel without info', () => {
    expect(governing({ info: [] })).toBeUndefined()
  })
})

describe('the info for a person', () => {
  const zh = infoWith({ language: 'zh-CN' })
  const tw = infoWith({ language: 'zh-TW' })
  const en = infoWith({ language: 'en-GB' })
  const mn = infoWith({ language: 'mn-Mong' })
  const unsaid = infoWith({})

  test.each([
    ['speaks their language', [en, zh, mn], 'mn-Mong', mn],
    ['speaks their language, whatever the capitals', [en, zh], 'ZH-cn', zh],
    ['speaks another variety of it', [zh, en], 'en-US', en],
    ['speaks the very variety before another', [tw, zh], 'zh-CN', zh],
    ['speaks Chinese where theirs is missing', [en, zh], 'mn-Mong', zh],
    ['is the first where Chinese is missing too', [en, mn], 'fr-FR', en],
    ['is English where it does not say (section 3.2.2)', [zh, unsaid], 'en-US', unsaid],
    ['is the only one, though it does not say', [unsaid], 'zh-CN', unsaid],
  ])('%s', (_, infos, language, expected) => {
    expect(infoFor(infos, language)).toBe(expected)
  })

  test('is the governing one of their language', () => {
    const worse = infoWith({ language: 'zh-CN', severity: 'Extreme' })
    expect(infoFor([en, zh, worse], 'zh-CN')).toBe(worse)
  })

  test('is not there where there is none', () => {
    expect(infoFor([], 'zh-CN')).toBeUndefined()
  })
})
