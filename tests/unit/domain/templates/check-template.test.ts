import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../../../../shared/domain/templates/check-template.ts'
import { type Template, TemplateContent } from '../../../../shared/domain/templates/template.ts'
import { TemplateEvent, templateAfter } from '../../../../shared/domain/templates/transitions.ts'
import { aTemplate } from '../../../fixtures/templates.ts'

const problems = (more: Partial<Template>) => {
  const { carrier, name: _, version: __, state: ___, id: ____, by: _____, at: ______, ...content } = aTemplate(more)
  return checkTemplate(carrier, TemplateContent.parse(content)).map(({ code, at }) => `${code} ${at}`)
}
const [issuer, time, headline, instruction] = aTemplate().variables

describe('the words of a template', () => {
  it('that are in order have no problem', () => {
    expect(problems({})).toEqual([])
  })

  it.each<[string, Partial<Template>, string[]]>([
    [
      'name a variable that is not listed',
      { words: '{issuer}于{time}发布{headline}。{more}。' },
      ['variables-differ variables'],
    ],
    [
      'stand in another order than the list',
      { words: '{time}，{issuer}发布{headline}。请{instruction}。' },
      ['variables-differ variables'],
    ],
    [
      'let two variables touch',
      { words: '{issuer}{time}发布{headline}。请{instruction}。' },
      ['variables-adjacent words'],
    ],
    ['are nothing but variables', { words: '{issuer}，{time}：{headline}。{instruction}。' }, ['only-variables words']],
    [
      'have a bracket of the signature',
      { words: '【宁乡】{issuer}于{time}发布{headline}。请{instruction}。' },
      ['forbidden-content words'],
    ],
    [
      'name a mobile number',
      { words: '{issuer}于{time}发布{headline}。请{instruction}，电话15400000000。' },
      ['forbidden-content words'],
    ],
    ['follow a warning without its number', { uses: ['update'] }, ['serial-missing variables']],
    ['of an exercise do not begin by saying so', { status: 'Exercise' }, ['drill-unmarked words']],
  ])('%s', (_, more, found) => {
    expect(problems(more)).toEqual(found)
  })

  it('tell the time of issue', () => {
    const variables = [issuer, headline, instruction].flatMap(one => one ?? [])
    expect(problems({ words: '{issuer}发布{headline}。请{instruction}。', variables })).toEqual([
      'time-missing variables',
    ])
  })

  it('have variables as long as their carrier takes them, and an address that never changes', () => {
    const long = [issuer, time, headline, { ...instruction, most: 36 }].flatMap(one =>
      one?.name ? [one] : [],
    ) as Template['variables']
    expect(problems({ variables: long })).toEqual(['above-limit variables/instruction'])
    expect(problems({ variables: long, carrier: 'tencent' })).toEqual([])
    expect(
      problems({ words: '{issuer}于{time}发布{headline}。请{instruction}。详见 https://warn.example.cn' }),
    ).toEqual([])
  })
})

describe('the life of a template', () => {
  it.each([
    ['draft', 'draft submitted – – retired'],
    ['submitted', '– – approved rejected retired'],
    ['approved', '– – – rejected retired'],
    ['rejected', 'draft submitted – – retired'],
    ['retired', '– – – – –'],
  ] as const)('from %s by edit, submit, approve, reject, retire: %s', (state, to) => {
    expect(TemplateEvent.options.map(event => templateAfter(state, event) ?? '–').join(' ')).toBe(to)
  })
})
