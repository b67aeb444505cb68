import { describe, expect, it } from 'vitest'
import { methodParameter } from '../../../../shared/domain/national/methods.ts'
import { roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import { chatText } from '../../../../shared/domain/text/chat.ts'
import { givenText } from '../../../../shared/domain/text/given.ts'
import { smsText } from '../../../../shared/domain/text/sms.ts'
import { speechScript } from '../../../../shared/domain/text/speech.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const sms = '青石县气象台01日04时10分发布暴雨红色预警信号：3小时降雨将达100毫米。'
const speaker = '青石县气象局2026年7月1日4时10分39秒暴雨红色预警[I级/特别严重]，请立即转移。'
const wechat = '【青石县】暴雨红色预警 **请转发**'
const method = (methodName: string, message?: string) =>
  methodParameter({ methodName, ...(message !== undefined && { message }) })
const issued = (parameter: { valueName: string; value: string }[], alert = {}) =>
  rainIssued({ ...alert, info: [rainInfo({ parameter })] })
const all = issued([
  method('LED', '暴雨红色'),
  method('SMS', sms),
  method('speaker', speaker),
  method('WECHAT', wechat),
])
const options = { lang: 'zh-CN', zone: 'Asia/Shanghai', link: 'https://example.org/a/w1' }

describe('a text that the source wrote for a channel', () => {
  it('is found by the name of its method', () => {
    expect(givenText(all.alert, 'sms')).toBe(sms)
    expect(givenText(all.alert, 'loudspeaker')).toBe(speaker)
    expect(givenText(all.alert, 'group-chat')).toBe(wechat)
  })

  it.each([
    ['another way of publishing', [method('TV', '红色'), method('WEB', '红色')]],
    ['an empty message', [method('SMS'), method('SMS', '')]],
    ['a parameter that is none of ours', [{ valueName: 'CN-12379-METHOD', value: '{"methodName":' }]],
    ['a parameter of another shape', [{ valueName: 'CN-12379-METHOD', value: '["SMS"]' }]],
  ])('is not %s', (_, parameter) => {
    expect(givenText(issued(parameter).alert, 'sms')).toBeUndefined()
    expect(smsText(issued(parameter), options)?.text).toContain('宁乡市气象台7月1日4时10分发布暴雨红色预警')
  })

  it('of the radio is read out where there is none for loudspeakers', () => {
    const both = [method('BROADCAST', '电台'), method('SPEAKER', '喇叭')]
    expect(givenText(issued(both).alert, 'loudspeaker')).toBe('喇叭')
    expect(givenText(issued(both.slice(0, 1)).alert, 'loudspeaker')).toBe('电台')
  })

  it('is sent unchanged on every channel', () => {
    expect(smsText(all, options)).toMatchObject({ text: sms, cut: false })
    expect(chatText(all, options, roomLimits.wecom)).toMatchObject({ kind: 'text', body: wechat, cut: false })
    expect(speechScript(all, options)).toMatchObject({ script: speaker, cut: false })
  })

  it('follows the signature in an SMS, and the mark of an Exercise everywhere', () => {
    const exercise = issued(all.alert.info[0]?.parameter ?? [], { status: 'Exercise' })
    expect(smsText(exercise, { ...options, signature: '青石应急' })?.text).toBe(`【演练】【青石应急】${sms}`)
    expect(chatText(exercise, options, roomLimits.wecom)?.body).toBe(`【演练】${wechat}`)
    expect(speechScript(exercise, options)?.script).toBe(`演练，演练。${speaker}`)
  })

  it('of more than three parts is not cut, and one of a minute and more is read out whole', () => {
    const long = '请立即转移到安全地带。'.repeat(100)
    const source = issued([method('SMS', long), method('SPEAKER', long)])
    expect(smsText(source, options)).toMatchObject({ text: long, parts: 17, cut: false })
    expect(speechScript(source, options)).toMatchObject({ script: long, cut: false })
  })

  it('is cut where the carrier would refuse it, and that is said', () => {
    const endless = '转移'.repeat(20_000)
    const source = issued([method('SMS', endless), method('SPEAKER', endless), method('APP', endless)])
    expect(smsText(source, options)).toMatchObject({ parts: 23, cut: true })
    expect(speechScript(source, options)).toMatchObject({ characters: 8_000, cut: true })
    expect(chatText(source, options, roomLimits.wecom)).toMatchObject({ cut: true })
  })

  it('is not for a place that an Update no longer covers', () => {
    const update = issued(all.alert.info[0]?.parameter ?? [], { msgType: 'Update' })
    expect(smsText(update, { ...options, covered: false })?.text).not.toContain(sms)
    expect(smsText(update, options)?.text).toBe(sms)
  })

  it('is not for who reads English, nor for who has an info in their own language', () => {
    expect(smsText(all, { ...options, lang: 'en' })?.text).not.toBe(sms)
    const mongolian = rainInfo({ language: 'mn-Mong-CN', headline: 'ᠠᠭᠤᠷ' })
    const both = rainIssued({ info: [rainInfo({ parameter: [method('SMS', sms)] }), mongolian] })
    expect(smsText(both, { ...options, lang: 'mn-Mong-CN' })?.text).not.toBe(sms)
    expect(smsText(all, { ...options, lang: 'mn-Mong-CN' })?.text).toBe(sms)
  })
})
