import { describe, expect, it } from 'vitest'
import { copyText, longestCopy } from '../../../../shared/domain/text/copy.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const options = { lang: 'zh-CN', zone: 'Asia/Shanghai', link: 'https://warn.example.org/a/w1' }
const copy = (...[alert, more]: Parameters<typeof rainIssued>) => copyText(rainIssued(alert, more), options)

describe('the text that a person pastes', () => {
  it('colour, opening, what happens, what to do, the link; and no markup', () => {
    expect(copy()?.split('\n')).toEqual([
      '【红色】宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]。',
      '过去3小时，沙田乡降雨已达112.6毫米，预计未来3小时仍有100毫米以上降雨。山洪、地质灾害风险极高。',
      '防御指南：危险区群众请立即转移到安置点，遇险拨打119。',
      '详见 https://warn.example.org/a/w1',
    ])
  })

  it('an Update says which number it is, a Cancel shows no colour', () => {
    expect(copy({ msgType: 'Update' }, { seq: 3 })).toMatch(/^【红色】更新（第3报）：/)
    expect(copy({ msgType: 'Cancel' }, { seq: 4 })).toMatch(/^解除（第4报）：/)
  })

  it('whoever an Update leaves outside is told so, and no instruction', () => {
    const text = copyText(rainIssued({ msgType: 'Update' }, { seq: 2 }), { ...options, covered: false })
    expect(text).toContain('您所在地区已不在预警范围内')
    expect(text).not.toContain('转移')
  })

  it('is cut at a sentence, and never its instruction or its link', () => {
    const text = copy({ info: [rainInfo({ description: '沩水干流水位上涨明显，部分路段已中断通行。'.repeat(100) })] })
    expect(text?.length).toBeLessThanOrEqual(longestCopy)
    expect(text).toContain('通行。\n防御指南：危险区群众请立即转移')
    expect(text).toMatch(/\/a\/w1$/)
  })
})
