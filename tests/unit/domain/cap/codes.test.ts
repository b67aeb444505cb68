import { describe, expect, test } from 'vitest'
import { colourOfAlert, colourOfInfo, ownColourOf } from '../../../../shared/domain/cap/colour.ts'
import { eventCodesOf } from '../../../../shared/domain/cap/event-code.ts'
import { nameKey } from '../../../../shared/domain/cap/value-names.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { infoWith, named } from './info.ts'

describe('the source’s own colour', () => {
  test.each([
    ['CN-COLOR', 'red', 'red'],
    ['CN-COLOR', '红色', 'red'],
    ['cn_color', 'ORANGE', 'orange'],
    ['CN-COLOR', '橙', 'orange'],
    ['CN-COLOR', '黄色', 'yellow'],
    ['CN-COLOR', 'Blue', 'blue'],
    ['CN-COLOR', 'none', 'none'],
    ['CN-ROMAN', 'I', 'red'],
    ['CN-ROMAN', 'Ⅱ级', 'orange'],
    ['CN-ROMAN', 'III', 'yellow'],
    ['CN-ROMAN', 'IV', 'blue'],
    ['awareness_level', '4; red; Extreme', 'red'],
    ['awareness_level', '2; yellow; Moderate', 'yellow'],
    ['awareness_level', '1; green; Minor', undefined],
    ['CN-COLOR', '1', undefined],
    ['HairColour', 'red', undefined],
    ['constructor', 'red', undefined],
  ])('%s %s is %s', (valueName, value, colour) => {
    expect(ownColourOf(infoWith({ parameter: [named(valueName, value)] }), valueNames)).toBe(colour)
  })

  test('is read from the event codes as well', () => {
    expect(ownColourOf(infoWith({ eventCode: [named('CN-COLOR', '蓝色')] }), valueNames)).toBe('blue')
  })

  test('as a word goes before the Roman number', () => {
    const parameter = [named('CN-ROMAN', 'IV'), named('CN-COLOR', 'red')]
    expect(ownColourOf(infoWith({ parameter }), valueNames)).toBe('red')
  })
})

describe('the colour of an alert', () => {
  test('is the source’s own, and says where severity disagrees', () => {
    const info = infoWith({ severity: 'Minor', parameter: [named('CN-COLOR', 'red')] })
    expect(colourOfInfo(info, defaultPolicy, valueNames)).toEqual({ colour: 'red', note: 'severity-disagrees' })
  })

  test('comes from severity where the source has none, and says so where that is unknown', () => {
    expect(colourOfInfo(infoWith({ severity: 'Severe' }), defaultPolicy, valueNames)).toEqual({ colour: 'orange' })
    expect(colourOfInfo(infoWith({ severity: 'Unknown' }), defaultPolicy, valueNames)).toEqual({
      colour: 'yellow',
      note: 'severity-unknown',
    })
  })

  test('is the worst of its infos', () => {
    const info = [infoWith({ severity: 'Minor' }), infoWith({ severity: 'Severe' }), infoWith()]
    expect(colourOfAlert({ info }, defaultPolicy, valueNames)).toEqual({ colour: 'orange' })
  })

  test('is left to its series where a Cancel has no info', () => {
    expect(colourOfAlert({ info: [] }, defaultPolicy, valueNames)).toBeUndefined()
  })
})

describe('the event code', () => {
  test.each([
    ['by its name', named('CN-EVENT', '11B03'), [{ code: '11B03', assumed: false }]],
    ['in small letters', named('cn-event', ' 11b03 '), [{ code: '11B03', assumed: false }]],
    ['for tests', named('CN-EVENT', '00000'), [{ code: '00000', assumed: false }]],
    ['by its looks under an unknown name', named('our-code', '11D02'), [{ code: '11D02', assumed: true }]],
    ['of another list', named('SAME', 'TOR'), []],
    ['of another list that looks like one of ours', named('SAME', '11B03'), []],
    ['that is none', named('CN-EVENT', '暴雨'), []],
  ])('%s', (_, code, expected) => {
    expect(eventCodesOf(infoWith({ eventCode: [code] }), valueNames)).toEqual(expected)
  })

  test('that is named goes before one that is assumed', () => {
    const eventCode = [named('our-code', '11B06'), named('CN-EVENT', '11B03')]
    expect(eventCodesOf(infoWith({ eventCode }), valueNames).map(({ code }) => code)).toEqual(['11B03', '11B06'])
  })
})

test('the table of names is written as names are looked up', () => {
  const keys = Object.values(valueNames).flatMap(names => Object.keys(names))
  expect(keys.filter(key => nameKey(key) !== key)).toEqual([])
})
