import { describe, expect, test } from 'vitest'
import { functionNamed, grantsOf } from './support/grants.ts'
import { at, functions, houseOf, nameOf } from './support/house.ts'

const variablesOf = (house: ReturnType<typeof houseOf>, name: string) =>
  at(functionNamed(house, name).properties.Environment, 'Variables')

describe.each([
  ['aws', 'tencent', 'https://sms.tencentcloudapi.com', '3000'],
  ['aws-cn', 'alibaba', 'https://dysmsapi.aliyuncs.com', '5000'],
] as const)('SMS in %s by %s', (partition, smsCarrier, url, rate) => {
  const house = houseOf(partition, { smsCarrier })

  test('is sent with the account that a secret keeps, at the rate of the carrier', () => {
    expect(variablesOf(house, 'send-sms')).toMatchObject({
      SMS_CARRIER: smsCarrier,
      SMS_URL: url,
      SMS_RATE_PER_SECOND: rate,
      SMS_ACCOUNT_SECRET: { Ref: expect.stringMatching(/^smsaccount/) },
    })
    const granted = grantsOf(house, functionNamed(house, 'send-sms'))
    expect(granted).toContain('reads smsaccount')
    expect(granted.filter(words => words.startsWith('publishes'))).toEqual([])
  })

  test('comes back through a surface that can queue receipts, keep replies, and nothing else', () => {
    const granted = grantsOf(house, functionNamed(house, 'receive-carrier-report'))
    expect(new Set(granted.filter(words => !words.startsWith('logs to ')))).toEqual(
      new Set(['sends to receipts', 'reads callbacktoken', 'reads phonekey', 'puts raw/replies/*']),
    )
    const routes = house.all('AWS::ApiGatewayV2::Route').map(({ properties }) => properties.RouteKey)
    expect(routes).toContain('POST /v1/carrier-reports/{token}/{carrier}/receipts')
    expect(routes).toContain('POST /v1/carrier-reports/{token}/{carrier}/replies')
  })

  test('has nothing of SNS beside it', () => {
    expect([...functions(house).keys()]).not.toContain('decode-delivery-log')
    const alarms = house.all('AWS::CloudWatch::Alarm').map(nameOf)
    expect(alarms).not.toContain('sms-spend')
    expect(alarms).toContain('sms-account-refused')
  })
})

describe('the choice of a carrier of SMS', () => {
  test('SNS cannot be chosen where it sends none', () => {
    expect(() => houseOf('aws-cn', { smsCarrier: 'sns' })).toThrow('SNS sends no SMS in aws-cn')
  })

  test('none can be chosen anywhere, and nobody may then send', () => {
    const house = houseOf('aws', { smsCarrier: 'none' })
    expect(variablesOf(house, 'send-sms')).toMatchObject({ SMS_CARRIER: 'none' })
    expect(grantsOf(house, functionNamed(house, 'send-sms')).filter(words => words.startsWith('publishes'))).toEqual([])
  })

  test('a rate that is set is the one that is kept to', () => {
    const house = houseOf('aws', { smsCarrier: 'tencent', smsRatePerSecond: 7 })
    expect(variablesOf(house, 'send-sms')).toMatchObject({ SMS_RATE_PER_SECOND: '7' })
  })
})
