import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { aimedParts, type SmsOptions, smsText } from '../../../../shared/domain/text/sms.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const options: SmsOptions = {
  lang: 'zh-CN',
  zone: 'Asia/Shanghai',
  link: 'https://example.org/a/w1',
  signature: '宁乡应急',
}
const sms = (info: Partial<Info> = {}, alert: Partial<Alert> = {}, more: Partial<SmsOptions> = {}, seq = 1) => {
  const text = smsText(rainIssued({ info: [rainInfo(info)], ...alert }, { seq }), { ...options, ...more })
  if (!text) throw new Error('nothing to say')
  return text
}
const sentence = '沩水干流水位上涨明显，部分路段已中断通行。'

describe('the words of an SMS', () => {
  it('issuer, issue time, headline, what happens, what to do', () => {
    expect(sms().text).toBe(
      '【宁乡应急】宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]。过去3小时，沙田乡降雨已达112.6毫米，预计未来3小时仍有100毫米以上降雨。山洪、地质灾害风险极高。危险区群众请立即转移到安置点，遇险拨打119。',
    )
  })

  it('what must be cut is cut at a sentence, and the link to the page ends the text', () => {
    const { text, parts, cut } = sms({ description: sentence.repeat(20) })
    expect(text).toBe(
      `【宁乡应急】宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]。${sentence.repeat(5)}危险区群众请立即转移到安置点，遇险拨打119。详见 https://example.org/a/w1`,
    )
    expect([parts, cut]).toEqual([3, true])
  })

  it.each([
    ['a Private alert', { scope: 'Private' as const }],
    ['a Restricted alert', { scope: 'Restricted' as const }],
    ['an Exercise', { status: 'Exercise' as const }],
    ['a Test', { status: 'Test' as const }],
  ])('%s has no public page, so no link', (_, alert) => {
    const { text, cut } = sms({ description: sentence.repeat(20) }, alert)
    expect(text).not.toContain('http')
    expect(cut).toBe(true)
  })

  it('an instruction is never cut for the aim of three parts: what is longer is reported', () => {
    const instruction = sentence.repeat(20)
    const { text, parts } = sms({ instruction })
    expect(text).toContain(instruction)
    expect(parts).toBeGreaterThan(aimedParts)
  })

  it('an instruction beyond what a carrier takes is cut at a sentence', () => {
    const { text, units } = sms({ instruction: sentence.repeat(200) })
    expect(units).toBeLessThanOrEqual(1600)
    expect(text).toMatch(/部分路段已中断通行。详见 https:\/\/example\.org\/a\/w1$/)
  })

  it.each([
    [{ status: 'Exercise' as const }, 1, '【演练】【宁乡应急】宁乡市气象台7月1日'],
    [{ status: 'Test' as const }, 1, '【测试】【宁乡应急】宁乡市气象台7月1日'],
    [{ msgType: 'Update' as const }, 2, '【宁乡应急】更新（第2报）：宁乡市气象台7月1日'],
    [{ msgType: 'Cancel' as const }, 3, '【宁乡应急】解除（第3报）：宁乡市气象台7月1日'],
    [
      { msgType: 'Cancel' as const, status: 'Exercise' as const },
      3,
      '【演练】【宁乡应急】解除（第3报）：宁乡市气象台7月1日',
    ],
  ])('%j, no. %i, begins %s', (alert, seq, beginning) => {
    expect(sms({}, alert, {}, seq).text.slice(0, beginning.length)).toBe(beginning)
  })

  it('in English', () => {
    const info = {
      language: 'en',
      senderName: 'Ningxiang Weather Office',
      headline: 'Red rainstorm warning',
      description: 'Rain of 112.6 mm has fallen. More is coming.',
      instruction: 'Move to the shelter now',
    }
    expect(sms(info, { status: 'Exercise', msgType: 'Update' }, { lang: 'en', signature: '' }, 2).text).toBe(
      '[EXERCISE] UPDATE no. 2: Ningxiang Weather Office, 1 Jul 04:10 (UTC+8): Red rainstorm warning. Rain of 112.6 mm has fallen. More is coming. Move to the shelter now.',
    )
  })

  it('a text the source gives for SMS is sent unchanged, the mark of an exercise before it', () => {
    const given = '宁乡市气象台2026年07月01日04时10分发布暴雨红色预警：请注意防范。'
    expect(sms({}, {}, { given, signature: undefined }).text).toBe(given)
    expect(sms({}, { status: 'Exercise' }, { given }).text).toBe(`【演练】【宁乡应急】${given}`)
  })

  it('a person gets the info of their language, or Chinese; Mongolian is never sent', () => {
    const info = [
      rainInfo({ language: 'mn-Mong-CN', headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ', event: 'ᠪᠣᠷᠣᠭ᠎ᠠ' }),
      rainInfo({ language: 'en', event: 'Rainstorm', headline: 'Red rainstorm warning' }),
      rainInfo(),
    ]
    expect(sms({}, { info }, { lang: 'en-GB' }).text).toContain('Red rainstorm warning')
    expect(sms({}, { info }, { lang: 'mn-Mong-CN' }).text).toContain('宁乡市气象台7月1日4时10分发布暴雨红色预警')
    expect(sms({}, { info }, { lang: 'fr' }).text).toContain('宁乡市气象台7月1日4时10分发布暴雨红色预警')
  })

  it('another event of the same Alert is named, the worst one speaks', () => {
    const gale = rainInfo({
      ...{ event: '大风', severity: 'Minor', headline: '宁乡市气象台发布大风蓝色预警' },
      eventCode: [{ valueName: 'CN-EVENT', value: '11B06' }],
    })
    const { text } = sms({}, { info: [gale, rainInfo()] })
    expect(text).toContain('发布暴雨红色预警')
    expect(text).toContain('宁乡市气象台发布大风蓝色预警。')
  })

  it('a Cancel without infos says nothing by itself', () => {
    expect(smsText(rainIssued({ msgType: 'Cancel', info: [] }), options)).toBeUndefined()
  })
})

describe('counting parts, the signature included', () => {
  const given = (text: string, signature = '') => sms({}, {}, { given: text, signature })
  it.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [201, 3],
    [202, 4],
  ])('%i Chinese characters are %i parts', (units, parts) => {
    expect(given('汉'.repeat(units))).toMatchObject({ units, parts })
    expect(given('a'.repeat(units))).toMatchObject({ units, parts })
    expect(given('汉'.repeat(units - 6), '宁乡应急')).toMatchObject({ units, parts })
  })

  it('a surrogate pair is never split: 66 characters and 34 emoji need three parts', () => {
    expect(given('汉'.repeat(66) + '😀'.repeat(34))).toMatchObject({ units: 134, parts: 3 })
  })

  it('what we count ourselves is what the library counts', () => {
    const unit = fc.constantFrom('汉', '，', '℃', 'a', '5', ' ', 'é', 'Ⅲ', '①', '～', '[', '“', '😀', 'e\u0301', '，')
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 220 }), units => {
        const text = units.join('')
        expect(given(text).parts).toBe(new SegmentedMessage(text, 'UCS-2').segmentsCount)
      }),
    )
  })
})

describe('whatever an Alert says', () => {
  const word = fc.constantFrom(
    '暴雨',
    '转移',
    '请注意。',
    '，',
    '！',
    '😀',
    ' ',
    '\n',
    '119',
    'rain ',
    'A. ',
    '《',
    '℃',
    '；',
  )
  const words = (maxLength: number) => fc.array(word, { maxLength }).map(parts => parts.join(''))
  const broken = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

  it('opening and instruction survive, in three parts where they fit, and no character is split', () => {
    fc.assert(
      fc.property(words(400), words(60), (description, instruction) => {
        const { text, parts, cut } = sms({ description, instruction })
        const said = instruction.trim().replace(/\s+/gu, '')
        expect(text.replace(/\s+/gu, '')).toContain('宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]')
        expect(text.replace(/\s+/gu, '')).toContain(said)
        const alone = sms({ description: '', instruction })
        const link = '详见 https://example.org/a/w1'
        if (alone.units + link.length <= 180) expect(parts).toBeLessThanOrEqual(aimedParts)
        if (cut) expect(text.endsWith(link)).toBe(true)
        expect(text).not.toMatch(broken)
      }),
      { numRuns: 60 },
    )
  })

  it('a headline of any length stays within what a carrier takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), length => {
        const { units, text } = sms({ headline: '😀'.repeat(length) || '暴雨' })
        expect(units).toBeLessThanOrEqual(1600)
        expect(text).not.toMatch(broken)
      }),
      { numRuns: 8 },
    )
  })
})
