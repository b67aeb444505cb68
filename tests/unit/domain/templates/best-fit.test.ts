import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { methodParameter } from '../../../../shared/domain/national/methods.ts'
import type { IssuedAlert } from '../../../../shared/domain/series/warning.ts'
import { choose } from '../../../../shared/domain/templates/choose.ts'
import type { Template, Variable } from '../../../../shared/domain/templates/template.ts'
import type { Unfit } from '../../../../shared/domain/templates/unfit.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'
import { approvedSet, aTemplate } from '../../../fixtures/templates.ts'

const options = { lang: 'zh-CN', zone: 'Asia/Shanghai' }
type Rain = { info?: Partial<Info>; alert?: Partial<Alert>; more?: Partial<IssuedAlert> }
const rain = ({ info = {}, alert = {}, more = {} }: Rain = {}) =>
  rainIssued({ info: [rainInfo(info)], ...alert }, { seq: 1, ...more })

const chosen = (templates: Template[], source = rain(), more = {}) => choose(templates, source, { ...options, ...more })
const why = (template: Partial<Template>, source = rain()): Unfit | string | undefined => {
  const choice = chosen([aTemplate(template)], source)
  return choice.kind === 'no-template' ? choice.unfit[0] : choice.kind
}
const fitting = (templates: Template[], source = rain(), more = {}) => {
  const choice = chosen(templates, source, more)
  if (choice.kind !== 'fits') throw new Error(JSON.stringify(choice))
  return choice
}
const withLimit = (name: string, most: number): Variable[] =>
  aTemplate().variables.map(variable => (variable.name === name ? { ...variable, most } : variable))

describe('an Alert in a registered template', () => {
  it('is the template’s id and one value for each of its variables, in their order', () => {
    const { message, text, parts } = fitting([aTemplate()])
    expect(message).toEqual({
      template: 'SMS_1',
      signature: '宁乡应急',
      names: ['issuer', 'time', 'headline', 'instruction'],
      variables: ['宁乡市气象台', '7月1日4时10分', '暴雨红色预警', '危险区群众请立即转移到安置点，遇险拨打119'],
    })
    expect(text).toBe(
      '【宁乡应急】宁乡市气象台于7月1日4时10分发布暴雨红色预警。防御指南：危险区群众请立即转移到安置点，遇险拨打119。',
    )
    expect(parts).toBe(1)
  })

  it.each<[string, Partial<Template>, Rain, Partial<Unfit>]>([
    ['is not approved', { state: 'submitted' }, {}, { reason: 'not-approved' }],
    ['was approved without an id', { id: undefined as never }, {}, { reason: 'not-approved' }],
    ['is for an all-clear', { uses: ['cancel'] }, {}, { reason: 'other-use' }],
    ['is for exercises', { status: 'Exercise' }, {}, { reason: 'other-use' }],
    ['is in another language', { language: 'en' }, {}, { reason: 'other-language' }],
    [
      'has too little room for the headline',
      { variables: withLimit('headline', 5) },
      {},
      { reason: 'variable-too-long', variable: 'headline' },
    ],
    [
      'has too little room for the first sentence to do',
      { variables: withLimit('instruction', 9) },
      {},
      { reason: 'variable-too-long', variable: 'instruction' },
    ],
    [
      'wants an instruction where there is none',
      {},
      { info: { instruction: '' } },
      { reason: 'nothing-to-carry', variable: 'instruction' },
    ],
    [
      'would carry a link',
      {},
      { info: { instruction: '详见 www.example.cn。' } },
      { reason: 'forbidden-content', variable: 'instruction' },
    ],
    [
      'would carry a mobile number',
      {},
      { info: { instruction: '请拨打15400000000。' } },
      { reason: 'forbidden-content', variable: 'instruction' },
    ],
    [
      'says nothing of what to do',
      { words: '{issuer}于{time}发布{headline}。', variables: aTemplate().variables.slice(0, 3) },
      {},
      { reason: 'loses-instruction' },
    ],
    [
      'says nothing of who warns',
      { words: '{time}发布{headline}。请{instruction}。', variables: aTemplate().variables.slice(1) },
      {},
      { reason: 'loses-issuer' },
    ],
    [
      'says nothing of which warning',
      {
        words: '{issuer}于{time}发布预警。请{instruction}。',
        variables: aTemplate().variables.filter(({ name }) => name !== 'headline'),
      },
      {},
      { reason: 'loses-headline' },
    ],
    [
      'says nothing of the time',
      {
        words: '{issuer}发布{headline}。请{instruction}。',
        variables: aTemplate().variables.filter(({ name }) => name !== 'time'),
      },
      {},
      { reason: 'loses-time' },
    ],
    [
      'puts words between the parts of the instruction',
      {
        words: '{issuer}于{time}发布{headline}。{a}或者{b}。',
        variables: [
          ...aTemplate().variables.slice(0, 3),
          ...(['a', 'b'] as const).map(name => ({
            name,
            carries: 'instruction' as const,
            most: 35,
            kind: 'text' as const,
          })),
        ],
      },
      {},
      { reason: 'loses-instruction' },
    ],
    [
      'has no number for what follows',
      { uses: ['update'] },
      { alert: { msgType: 'Update' }, more: { seq: 2 } },
      { reason: 'loses-serial' },
    ],
  ])('does not fit one that %s', (_, template, source, reason) => {
    expect(why(template, rain(source))).toEqual({ template: 'rain', version: 3, ...reason })
  })

  it('survives where the registered words say it themselves', () => {
    const words = '{issuer}于{time}发布暴雨红色预警信号。危险区群众请立即转移到安置点；遇险拨打119。'
    expect(fitting([aTemplate({ words, variables: aTemplate().variables.slice(0, 2) })]).cut).toBe(false)
  })

  it('of an instruction that is too long the first sentences survive, and it says that it is cut', () => {
    const { text, cut } = fitting(
      [aTemplate({ variables: withLimit('instruction', 12) })],
      rain({ info: { instruction: '危险区群众立即转移。不要回家取物。遇险拨打119。' } }),
    )
    expect([text.endsWith('防御指南：危险区群众立即转移。'), cut]).toEqual([true, true])
  })

  it('signs that carriers refuse say the same in others', () => {
    const { message } = fitting([aTemplate()], rain({ info: { instruction: '①关火断电；②带好【应急包】。' } }))
    expect(message.variables.at(-1)).toBe('1.关火断电；2.带好（应急包）')
  })

  it('what the source wrote for SMS is no registered text: its own words are used', () => {
    const parameter = [methodParameter({ methodName: 'SMS', message: '自拟短信' })]
    expect(fitting([aTemplate()], rain({ info: { parameter } })).text).not.toContain('自拟')
  })

  it('several carry it: the one that says most in three parts', () => {
    const set = approvedSet('alibaba')
    expect(fitting(set).template.name).toBe('county-alert-more-do-2')
  })

  it('of two jurisdictions the nearer one speaks', () => {
    const templates = [aTemplate({ name: 'a' }), aTemplate({ name: 'z', area: '4301', signature: '长沙应急' })]
    expect(fitting(templates).message.signature).toBe('长沙应急')
  })

  it('of equals every machine chooses the same', () => {
    const templates = [aTemplate({ name: 'b' }), aTemplate({ name: 'a' })]
    expect(fitting(templates).template.name).toBe('a')
    expect(fitting(templates.toReversed()).template.name).toBe('a')
  })

  it('whoever reads English gets Chinese where no English template carries it', () => {
    const both = rain({
      alert: {
        info: [
          rainInfo(),
          rainInfo({ language: 'en', headline: 'Rainstorm red warning', event: 'Rainstorm', instruction: 'Move now.' }),
        ],
      },
    })
    expect(fitting([aTemplate()], both, { lang: 'en' }).template.language).toBe('zh')
    const words = '{issuer} at {time} warns of {headline}. {instruction}.'
    const english = aTemplate({ name: 'english', language: 'en', words, variables: aTemplate().variables })
    expect(fitting([aTemplate(), english], both, { lang: 'en' }).template.name).toBe('english')
  })
})

describe('what follows', () => {
  const update = { alert: { msgType: 'Update' as const }, more: { seq: 2 } }
  it.each<[string, Rain, object, string, string]>([
    [
      'an Update',
      update,
      {},
      'county-update-more-do',
      '【宁乡应急】更新（第2报）：宁乡市气象台于7月1日4时10分发布暴雨红色预警。',
    ],
    [
      'an Update for whoever is outside now',
      update,
      { covered: false },
      'county-not-covered-brief',
      '【宁乡应急】您所在地区已不在预警范围内。更新（第2报）：宁乡市气象台于7月1日4时10分发布暴雨红色预警。',
    ],
    [
      'a Cancel without words',
      {
        alert: { msgType: 'Cancel', info: [], sent: '2026-07-01T06:00:00+08:00' },
        more: { seq: 3, about: { alert: rainIssued({ info: [rainInfo()] }, {}).alert } },
      },
      {},
      'county-cancel-brief',
      '【宁乡应急】解除（第3报）：宁乡市气象台于7月1日6时00分解除暴雨红色预警。',
    ],
    [
      'an exercise',
      { alert: { status: 'Exercise' } },
      {},
      'county-exercise-alert-more-do',
      '【宁乡应急】（演练）宁乡市气象台于7月1日4时10分发布暴雨红色预警。',
    ],
  ])('%s has templates of its own', (_, source, more, name, beginning) => {
    const found = fitting(approvedSet('tencent'), rain(source), more)
    expect(found.template.name).toBe(name)
    expect(found.text.startsWith(beginning)).toBe(true)
  })

  it('a notice without an instruction is what its text says, and survives like one', () => {
    const text = '端午水边活动增多。家长看管好孩子，不私自下水。'
    const notice = rain({
      info: { headline: '端午防溺水', description: text, instruction: '' },
      more: { colour: 'none' },
    })
    const found = fitting(approvedSet('tencent'), notice)
    expect(found.text).toBe(`【宁乡应急】宁乡市气象台于7月1日4时10分提醒您：端午防溺水。${text}`)
    expect(
      why(
        { uses: ['notice'], words: '{issuer}于{time}提醒：{headline}。', variables: aTemplate().variables.slice(0, 3) },
        notice,
      ),
    ).toMatchObject({ reason: 'loses-instruction' })
  })
})
