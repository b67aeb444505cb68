import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import type { Colour } from '../../../../shared/domain/colour.ts'
import { roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import { chatText } from '../../../../shared/domain/text/chat.ts'
import type { TextOptions } from '../../../../shared/domain/text/text-source.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const chatLimits = roomLimits.wecom
const options = { lang: 'zh-CN', zone: 'Asia/Shanghai', link: 'https://example.org/a/w1' }
type More = { alert?: Partial<Alert>; options?: Partial<TextOptions>; colour?: Colour }
const post = (info: Partial<Info> = {}, more: More = {}) => {
  const issued = rainIssued({ info: [rainInfo(info)], ...more.alert }, { colour: more.colour ?? 'red' })
  const text = chatText(issued, { ...options, ...more.options }, chatLimits)
  if (!text) throw new Error('nothing to say')
  return text
}
const sentence = '沩水干流水位上涨明显，部分路段已中断通行。'
const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8')

describe('the words of a chat post', () => {
  it('colour, opening, what happens, what to do, where, and the link', () => {
    expect(post()).toMatchObject({ kind: 'markdown', cut: false })
    expect(post().body.split('\n')).toEqual([
      '<font color="warning">【红色】</font>**宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]。**',
      '过去3小时，沙田乡降雨已达112.6毫米，预计未来3小时仍有100毫米以上降雨。山洪、地质灾害风险极高。',
      '**防御指南：**危险区群众请立即转移到安置点，遇险拨打119。',
      '> 地区：宁乡市',
      '[详见](https://example.org/a/w1)',
    ])
  })

  it.each([
    ['orange', '<font color="warning">【橙色】</font>**'],
    ['yellow', '<font color="warning">【黄色】</font>**'],
    ['blue', '<font color="info">【蓝色】</font>**'],
    ['none', '**'],
  ] as const)('%s begins %s', (colour, beginning) => {
    expect(post({}, { colour }).body.slice(0, beginning.length)).toBe(beginning)
  })

  it('an Exercise says so before anything else, and has no link', () => {
    const { body } = post({}, { alert: { status: 'Exercise' } })
    expect(body.startsWith('【演练】<font color="warning">【红色】</font>')).toBe(true)
    expect(body).not.toContain('http')
  })

  it('is cut at a sentence to what the robot takes', () => {
    const { body, bytes, cut } = post({ description: sentence.repeat(100) })
    expect(cut).toBe(true)
    expect(bytes).toBe(bytesOf(body))
    expect(bytes).toBeGreaterThan(chatLimits.markdown - bytesOf(sentence) - 1)
    expect(bytes).toBeLessThanOrEqual(chatLimits.markdown)
    expect(body).toContain('部分路段已中断通行。\n**防御指南：**危险区群众')
  })

  it('the words of an Alert are no markup: no mention of everyone, no link of theirs, no colour', () => {
    const { body } = post({
      description: '<@all> <font color="info">没事</font> [点我](https://evil.example) **假**\n> 引用',
    })
    expect(body).not.toMatch(/<@|没事<\/font>|\]\(https:\/\/evil|\*\*假/)
    expect(body).toContain('[详见](https://example.org/a/w1)')
  })

  it('names eight areas and counts the rest', () => {
    const area = Array.from({ length: 30 }, (_, n) => ({ areaDesc: `村${n}`, polygon: [], circle: [], geocode: [] }))
    expect(post({ area }).body).toContain('> 地区：村0、村1、村2、村3、村4、村5、村6、村7等30处')
  })

  it('a text the source gives for the room is sent as plain text, unchanged', () => {
    const given = '宁乡市气象台发布**暴雨**红色预警。'
    expect(post({}, { options: { given } })).toMatchObject({ kind: 'text', body: given, cut: false })
  })

  it('a given text beyond 2,048 bytes is cut at a sentence and ends with the link', () => {
    const { body, bytes } = post({}, { options: { given: sentence.repeat(60) } })
    expect(bytes).toBeLessThanOrEqual(chatLimits.text)
    expect(body).toMatch(/通行。\n详见 https:\/\/example\.org\/a\/w1$/)
  })

  it('whatever an Alert says, the post fits and holds opening and instruction where these alone fit', () => {
    const word = fc.constantFrom('暴雨', '转移。', '😀', '\n', '119 ', 'rain. ', '<', '*')
    const words = (maxLength: number) => fc.array(word, { maxLength }).map(parts => parts.join(''))
    fc.assert(
      fc.property(words(1500), words(800), (description, instruction) => {
        const { body, bytes } = post({ description, instruction })
        expect(bytes).toBe(bytesOf(body))
        expect(bytes).toBeLessThanOrEqual(chatLimits.markdown)
        expect(body).toContain('宁乡市气象台7月1日4时10分发布暴雨红色预警')
        expect(body.isWellFormed()).toBe(true)
        const bare = post({ description: '', instruction })
        if (!bare.cut) expect(body).toContain(bare.body.split('\n')[1])
      }),
      { numRuns: 50 },
    )
  })
})
