import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { withHeadlines } from '../../../../shared/domain/headline/with-headlines.ts'
import { infosByEvent } from '../../../../shared/domain/text/infos.ts'
import { rainAlert, rainInfo } from '../../../fixtures/rainstorm.ts'
import { meanings } from '../alert-documents.ts'

const silent: Partial<Info> = { event: '', eventCode: [], severity: 'Unknown' }
const enrich = (info: Partial<Info>, alert: Partial<Alert> = {}) => {
  const { alert: read, warnings } = withHeadlines(rainAlert({ info: [rainInfo(info)], ...alert }), meanings)
  return { info: read.info[0] ?? rainInfo(), told: warnings.map(({ code, at }) => `${code} ${at}`) }
}
const at = 'alert/info[1]/headline'

describe('where the fields are empty', () => {
  it('event, code and colour are read from the headline, and marked as read from there', () => {
    const { info, told } = enrich({ ...silent, headline: '青石县气象台发布大风橙色预警' })
    expect(info).toMatchObject({ event: '大风', eventCode: [{ valueName: 'CN-EVENT', value: '11B06' }] })
    expect(info.parameter).toEqual([
      { valueName: 'CN-COLOR', value: 'Orange' },
      { valueName: 'TONGLUO-FROM-HEADLINE', value: 'event eventCode colour' },
    ])
    expect(told).toEqual([`read-from-headline ${at}`])
  })

  it('each of several events gives its code', () => {
    const { info } = enrich({ ...silent, headline: '青石县气象台发布暴雨、雷电黄色预警' })
    expect(info.event).toBe('暴雨、雷电')
    expect(info.eventCode.map(({ value }) => value)).toEqual(['11B03', '11B14'])
  })

  it.each(['', 'Unknown', '未知'])('an event “%s” is none', event => {
    expect(enrich({ ...silent, event, headline: '霜冻蓝色预警' }).info.event).toBe('霜冻')
  })

  it('a colour that is said to be unknown is read too', () => {
    const parameter = [{ valueName: 'CN-COLOR', value: 'Unknown' }]
    const { info } = enrich({ severity: 'Unknown', parameter, headline: '青石县气象台发布暴雨蓝色预警' })
    expect(info.parameter).toContainEqual({ valueName: 'CN-COLOR', value: 'Blue' })
  })

  it('a code of another list is no Chinese code', () => {
    const eventCode = [{ valueName: 'SAME', value: 'FFW' }]
    const { info } = enrich({ eventCode, event: '', headline: 'Red warning for flash flood' })
    expect(info.eventCode).toEqual([...eventCode, { valueName: 'CN-EVENT', value: '11A51' }])
  })

  it('a headline that says nothing of them leaves them empty', () => {
    const { info, told } = enrich({ ...silent, headline: '请注意安全' })
    expect(info).toEqual(rainInfo({ ...silent, headline: '请注意安全' }))
    expect(told).toEqual([])
  })

  it('an event without a name has that of its code', () => {
    expect(enrich({ event: '', headline: '请注意安全' }).info.event).toBe('暴雨')
    const unknown = [{ valueName: 'CN-EVENT', value: '11Z77' }]
    expect(enrich({ event: '', eventCode: unknown, headline: '请注意安全' }).info.event).toBe('11Z77')
  })
})

describe('where the source said it in the fields', () => {
  const fields = { parameter: [{ valueName: 'CN-COLOR', value: 'Red' }] }

  it('nothing is changed, and nothing is told if both agree', () => {
    const { info, told } = enrich(fields)
    expect(info).toEqual(rainInfo(fields))
    expect(told).toEqual([])
  })

  it('another event in the headline is told, and the fields count', () => {
    const { info, told } = enrich({ ...fields, headline: '青石县气象台发布冰雹红色预警' })
    expect(info).toEqual(rainInfo({ ...fields, headline: '青石县气象台发布冰雹红色预警' }))
    expect(told).toEqual([`headline-event-differs ${at}`])
  })

  it('an event in words alone that differs is told too, and no code is made of the headline', () => {
    const { info, told } = enrich({ ...fields, event: '森林火险', eventCode: [], headline: '青石县发布暴雨红色预警' })
    expect(info.eventCode).toEqual([])
    expect(told).toEqual([`headline-event-differs ${at}`])
  })

  it('an event that is part of the other is no other', () => {
    expect(enrich({ event: 'thunderstorm', eventCode: [], headline: 'Severe thunderstorm warning' }).told).toEqual([
      `read-from-headline ${at}`,
    ])
    expect(enrich({ ...fields, headline: '青石县气象台发布特大暴雨红色预警' }).told).toEqual([])
  })

  it('one of several events is enough to agree', () => {
    expect(enrich({ ...fields, headline: '青石县气象台发布大风、暴雨红色预警' }).told).toEqual([])
  })

  it('another colour in the headline is told, and that of the fields counts', () => {
    const { info, told } = enrich({ ...fields, headline: '青石县气象台发布暴雨橙色预警' })
    expect(info.parameter).toEqual(fields.parameter)
    expect(told).toEqual([`headline-colour-differs ${at}`])
  })

  it('a severity is a field: the headline does not outweigh it', () => {
    const { info, told } = enrich({ severity: 'Minor', headline: '青石县气象台发布暴雨红色预警' })
    expect(info.parameter).toEqual([])
    expect(told).toEqual([`headline-colour-differs ${at}`])
  })
})

describe('a headline that calls a warning off', () => {
  const headline = '青石县气象台解除暴雨红色预警'
  it.each(['Alert', 'Update'] as const)('in an %s is told', msgType => {
    expect(enrich({ headline }, { msgType }).told).toEqual([`headline-cancels ${at}`])
  })

  it('in a Cancel is as it should be', () => {
    expect(enrich({ headline }, { msgType: 'Cancel' }).told).toEqual([])
  })
})

it('a colour that the national standard does not have for the event is told, since it may be a slip', () => {
  const eventCode = [{ valueName: 'CN-EVENT', value: '11B07' }]
  const blue = { event: '沙尘暴', eventCode, severity: 'Minor' as const, headline: '青石县气象台发布沙尘暴蓝色预警' }
  expect(enrich(blue).told).toEqual([`unusual-colour ${at}`])
})

describe('an info in another language', () => {
  const chinese = rainInfo({ ...silent, headline: '青石县气象台发布暴雨红色预警' })
  const english = rainInfo({ ...silent, language: 'en', headline: 'Red warning for severe thunderstorms' })
  const read = (...info: Info[]) => withHeadlines(rainAlert({ info }), meanings).alert

  it('takes the codes of the first, so that it stays the same event', () => {
    const alert = read(chinese, english)
    expect(alert.info.map(({ eventCode }) => eventCode.map(({ value }) => value))).toEqual([['11B03'], ['11B03']])
    expect(infosByEvent(alert)).toHaveLength(1)
  })

  it('of another event is read by its own headline', () => {
    const wind = rainInfo({ ...silent, headline: '青石县气象台发布大风蓝色预警' })
    expect(infosByEvent(read(chinese, wind))).toHaveLength(2)
  })

  it('belongs to the event that has none in its language yet', () => {
    const wind = rainInfo({ ...silent, headline: '青石县气象台发布大风蓝色预警' })
    const windy = rainInfo({ ...silent, language: 'en', headline: 'Blue warning for gales' })
    const alert = read(chinese, wind, english, windy)
    expect(alert.info.map(({ eventCode }) => eventCode[0]?.value)).toEqual(['11B03', '11B06', '11B03', '11B06'])
    expect(infosByEvent(alert)).toHaveLength(2)
  })

  it('is given no code where the source gave one to the first', () => {
    const coded = rainInfo({ headline: '青石县气象台发布暴雨红色预警' })
    const translated = rainInfo({ event: 'rain', eventCode: [], language: 'en', headline: 'Red rainstorm warning' })
    expect(read(coded, translated).info[1]).toEqual(translated)
  })
})
