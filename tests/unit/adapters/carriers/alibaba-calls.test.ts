import { describe, expect, it } from 'vitest'
import { divideAlibaba, wordsOf } from '../../../../shared/adapters/carriers/alibaba/calls.ts'
import type { Addressed } from '../../../../shared/adapters/carriers/template-calls.ts'

const content = (template: string, what: string) => ({
  template,
  signature: '应急广播',
  variables: [what],
  names: ['what'],
})
const warning = content('SMS_1', '暴雨红色预警')
let index = 0
const to = (said: Addressed['content'], ref = 'w1/1'): Addressed => {
  index += 1
  return { index, phone: `+86154${String(index).padStart(8, '0')}`, content: said, ref }
}
const sizes = (messages: Addressed[], lane: 'urgent' | 'routine' = 'routine') =>
  divideAlibaba(messages, lane).map(({ call, messages }) => [call, messages.length])

describe('how messages become calls of Alibaba', () => {
  it('the urgent lane goes number by number', () => {
    expect(sizes([to(warning), to(warning), to(warning)], 'urgent')).toEqual(Array(3).fill(['SendSms', 1]))
  })

  it('who is told the same shares a SendSms, a thousand at most', () => {
    const all = Array.from({ length: 2_003 }, () => to(warning))
    expect(sizes(all)).toEqual([
      ['SendSms', 1_000],
      ['SendSms', 1_000],
      ['SendSms', 3],
    ])
  })

  it('who is told the same in equal words shares a call, too', () => {
    expect(sizes([to(warning), to({ ...warning }), to(structuredClone(warning))])).toEqual([['SendSms', 3]])
  })

  it('who is each told something else by one template shares a SendBatchSms, a hundred at most', () => {
    const all = Array.from({ length: 101 }, (_, n) => to(content('SMS_2', `第${n}组`)))
    expect(sizes(all)).toEqual([
      ['SendBatchSms', 100],
      ['SendBatchSms', 1],
    ])
  })

  it('one alone is a SendSms; two templates, or two Alerts, share no call', () => {
    expect(sizes([to(warning)])).toEqual([['SendSms', 1]])
    expect(sizes([to(warning), to(content('SMS_2', '一'))])).toHaveLength(2)
    expect(sizes([to(warning, 'w1/1'), to(warning, 'w2/1')])).toHaveLength(2)
  })

  it('SendBatchSms says to each number its own words', () => {
    const [one, two] = [to(content('SMS_2', '一')), to(content('SMS_2', '二'))]
    const { query, form } = wordsOf('SendBatchSms', [one, two])
    expect(query).toEqual(['OutId=w1%2F1', 'TemplateCode=SMS_2'])
    const said = new URLSearchParams(form.join('&'))
    expect(JSON.parse(String(said.get('PhoneNumberJson')))).toEqual([one.phone.slice(3), two.phone.slice(3)])
    expect(JSON.parse(String(said.get('SignNameJson')))).toEqual(['应急广播', '应急广播'])
    expect(JSON.parse(String(said.get('TemplateParamJson')))).toEqual([{ what: '一' }, { what: '二' }])
  })
})
