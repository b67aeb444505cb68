import { describe, expect, it } from 'vitest'
import { carrierRate } from '../../../../../infra/field/phones/carrier-rate.ts'
import { parsePublish, snsError } from '../../../../../infra/field/phones/sns-wire.ts'

const form = (fields: Record<string, string>): string =>
  new URLSearchParams({ Action: 'Publish', PhoneNumber: '+8615400000001', Message: '预警', ...fields }).toString()

describe('a Publish as SNS reads it', () => {
  it('finds the type of the message among its numbered attributes', () => {
    const request = parsePublish(
      form({
        'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SenderID',
        'MessageAttributes.entry.1.Value.StringValue': 'TONGLUO',
        'MessageAttributes.entry.2.Name': 'AWS.SNS.SMS.SMSType',
        'MessageAttributes.entry.2.Value.StringValue': 'Transactional',
      }),
    )
    expect(request).toEqual({ phone: '+8615400000001', text: '预警', smsType: 'Transactional' })
  })

  it.each([
    [{ PhoneNumber: '15400000001' }, 'InvalidParameter'],
    [{ PhoneNumber: '+0154' }, 'InvalidParameter'],
    [{ PhoneNumber: '' }, 'InvalidParameter'],
    [{ Message: '' }, 'InvalidParameter'],
    [{ Message: '雨'.repeat(1_601) }, 'InvalidParameter'],
    [{ Action: 'CreateTopic' }, 'InvalidAction'],
  ])('refuses %o', (fields, error) => {
    expect(parsePublish(form(fields))).toMatchObject({ error })
  })

  it('an error is XML, whatever its words', () => {
    const answer = snsError('InvalidParameter', 'a < b & c', 'r')
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('a &#60; b &#38; c') })
  })
})

describe("the carrier's rate", () => {
  it('takes so many in each second of the clock', () => {
    const rate = carrierRate(3)
    const verdicts = [10_000, 10_100, 10_200, 10_999, 11_000].map(rate)
    expect(verdicts).toEqual(['within', 'within', 'within', 'throttled', 'within'])
  })

  it('0 is no limit', () => {
    const rate = carrierRate(0)
    expect(Array.from({ length: 10_000 }, () => rate(5)).every(verdict => verdict === 'within')).toBe(true)
  })
})
