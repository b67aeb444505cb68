import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { longestPass, speechScript } from '../../../../shared/domain/text/speech.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const speak = (info: Partial<Info> = {}, alert: Partial<Alert> = {}, more: { given?: string; seq?: number } = {}) => {
  const issued = rainIssued({ info: [rainInfo(info)], ...alert }, { seq: more.seq ?? 1 })
  const script = speechScript(issued, { lang: 'zh-CN', zone: 'Asia/Shanghai', given: more.given })
  if (!script) throw new Error('nothing to say')
  return script
}
const opening = '宁乡市气象台七月一日四时十分发布暴雨红色预警，一级，特别严重。'
const instruction = '危险区群众请立即转移到安置点，遇险拨打幺幺九。'

describe('the script of a loudspeaker', () => {
  it('the headline first, then what happens and what to do, every figure in words', () => {
    expect(speak().script).toBe(
      `${opening}过去三小时，沙田乡降雨已达一百一十二点六毫米，预计未来三小时仍有一百毫米以上降雨。山洪、地质灾害风险极高。${instruction}`,
    )
  })

  it('one pass is a minute: what is too long is cut at a sentence, the instruction stays', () => {
    const { script, characters, cut } = speak({ description: '沩水水位已达49.58米，仍在上涨。'.repeat(30) })
    expect(cut).toBe(true)
    expect(characters).toBeLessThanOrEqual(longestPass.zh)
    expect(script.startsWith(`${opening}沩水水位已达四十九点五八米，仍在上涨。`)).toBe(true)
    expect(script.endsWith(`仍在上涨。${instruction}`)).toBe(true)
  })

  it.each([
    [{ status: 'Exercise' as const }, 1, '演练，演练。宁乡市气象台'],
    [{ status: 'Test' as const }, 1, '测试，测试。宁乡市气象台'],
    [{ msgType: 'Update' as const }, 2, '更新，第二报：宁乡市气象台'],
    [{ msgType: 'Cancel' as const }, 2, '解除，第二报：宁乡市气象台'],
  ])('%j, no. %i, begins %s', (alert, seq, beginning) => {
    expect(speak({}, alert, { seq }).script.slice(0, beginning.length)).toBe(beginning)
  })

  it('addresses of pages are not read out', () => {
    const { script } = speak({ description: '详情请看 https://example.org/a/1?b=2 。' })
    expect(script).not.toMatch(/http|example/)
  })

  it('a text the source gives for speaking is read out as it stands', () => {
    const given = '宁乡市气象局04时10分发布暴雨红色预警。'
    expect(speak({}, {}, { given })).toMatchObject({ script: given, cut: false })
  })

  it('English is left to an English voice', () => {
    const info = {
      language: 'en',
      headline: 'Red rainstorm warning',
      description: 'See https://a.example now.',
      instruction: 'Move 2 km uphill',
    }
    const { script } = speak(info)
    expect(script).toBe('宁乡市气象台, 1 Jul 04:10 (UTC+8): Red rainstorm warning. See now. Move 2 km uphill.')
  })

  it('a minute of English holds more letters', () => {
    const info = { language: 'en', headline: 'Red rainstorm warning', instruction: 'Move uphill at once. '.repeat(60) }
    const { script, characters } = speak(info)
    expect(characters).toBeGreaterThan(longestPass.en - 25)
    expect(characters).toBeLessThanOrEqual(longestPass.en)
    expect(script.endsWith('Move uphill at once.')).toBe(true)
  })

  it('whatever an Alert says, a pass holds, and begins with the headline', () => {
    const word = fc.constantFrom('暴雨', '转移。', '😀', '\n', '119', '5～6级', '，', '-3℃', '【')
    const words = (maxLength: number) => fc.array(word, { maxLength }).map(parts => parts.join(''))
    fc.assert(
      fc.property(words(200), words(100), (description, instructions) => {
        const { script, characters } = speak({ description, instruction: instructions })
        expect(characters).toBeLessThanOrEqual(longestPass.zh)
        expect(script.startsWith(opening.slice(0, -1))).toBe(true)
        expect(script).not.toMatch(/\d/)
        expect(script.isWellFormed()).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})
