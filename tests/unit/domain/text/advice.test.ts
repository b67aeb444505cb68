import { describe, expect, it } from 'vitest'
import type { Info } from '../../../../shared/domain/cap/alert.ts'
import { methodParameter } from '../../../../shared/domain/national/methods.ts'
import { smsAdvice, textAdvice } from '../../../../shared/domain/text/advice.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const options = { zone: 'Asia/Shanghai', signature: '宁乡应急', link: 'https://example.org/a/w1' }
const advice = (...info: Info[]) => {
  const issued = rainIssued({ info })
  return [...smsAdvice(issued, options), ...textAdvice(issued, options)]
}
const method = (methodName: string, message: string) => methodParameter({ methodName, message })
const longInstruction = '危险区群众请立即转移到安置点。'.repeat(14)

describe('what a source is told of its words before they are sent', () => {
  it('nothing where three SMS parts hold opening and instruction, however long the description', () => {
    expect(advice(rainInfo({ description: '预计未来3小时仍有强降雨。'.repeat(100) }))).toEqual([])
  })

  it('that an instruction needs more than three parts, and how many', () => {
    expect(advice(rainInfo({ instruction: longInstruction }))).toMatchObject([
      { code: 'sms-too-long', at: 'info (zh-CN)', message: expect.stringContaining('need 5 SMS parts') },
    ])
  })

  it('for each language on its own', () => {
    const english = rainInfo({ language: 'en', instruction: 'Move to the shelter at once. '.repeat(10) })
    expect(advice(rainInfo(), english).map(({ at }) => at)).toEqual(['info (en)'])
  })

  it('that Mongolian without a picture and without a recording is for the page alone', () => {
    const mongolian = (...resource: Info['resource']) => rainInfo({ language: 'mn-Mong-CN', event: 'ᠪᠣᠷᠣᠭ᠎ᠠ', resource })
    const uri = 'https://example.org/mn'
    const [picture, recording] = ['image/png', 'audio/mpeg'].map(mimeType => ({ resourceDesc: '', mimeType, uri }))
    expect(advice(rainInfo(), mongolian())).toMatchObject([{ code: 'page-only', at: 'info (mn-Mong-CN)' }])
    for (const resource of [picture, recording])
      expect(advice(rainInfo(), mongolian(...(resource ? [resource] : [])))).toEqual([])
  })

  it('that its own text for SMS needs more than three parts, though it is sent whole', () => {
    const given = method('SMS', '请立即转移。'.repeat(60))
    expect(advice(rainInfo({ parameter: [given] }))).toMatchObject([
      { code: 'sms-too-long', message: expect.stringMatching(/^The text for SMS needs 6 SMS parts/) },
    ])
  })

  it('which of its own texts a carrier would refuse', () => {
    const endless = '转移'.repeat(9_000)
    const parameter = ['SMS', 'WECHAT', 'SPEAKER', 'LED'].map(name => method(name, endless))
    const cut = advice(rainInfo({ parameter })).filter(({ code }) => code === 'given-text-cut')
    expect(cut.map(({ at }) => at)).toEqual(
      ['sms', 'group-chat', 'loudspeaker'].map(one => `alert/code/method (${one})`),
    )
  })

  it('nothing for an Alert without infos', () => {
    expect(advice()).toEqual([])
  })
})
