import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { partitionOf } from '../../infra/partitions.ts'
import { parseSetting, readSettings } from '../../infra/settings.ts'
import { functionNamed } from './support/grants.ts'
import { at, functions, houseOf, isObject, nameOf } from './support/house.ts'

const environmentOf = async (name: string): Promise<z.ZodObject> =>
  (await import(join(import.meta.dirname, '../../functions', name, 'environment.ts'))).Environment

describe.each(['aws', 'aws-cn'] as const)('the functions of %s', partition => {
  const house = houseOf(partition)

  test.each([...functions(house)])('%s is given exactly the variables it reads', async (name, { properties }) => {
    const given = at(properties.Environment, 'Variables')
    if (!isObject(given)) throw new Error(`${name} has no variables`)
    const Environment = await environmentOf(name)
    const values = Object.entries(given).map(([variable, value]) => [
      variable,
      typeof value === 'string' ? value : 'https://resolved.at/deployment',
    ])
    expect(Environment.safeParse(Object.fromEntries(values)).error).toBeUndefined()
    expect(Object.keys(Environment.shape)).toEqual(expect.arrayContaining(Object.keys(given)))
  })

  test('each runs Node.js 24 on arm64, from a bundle', () => {
    for (const { properties } of functions(house).values())
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
  })

  test('no concurrency is reserved: a fresh account has none to give away', () => {
    for (const { properties } of functions(house).values())
      expect(properties.ReservedConcurrentExecutions).toBeUndefined()
  })

  test('no resource is named by a literal partition, region or account', () => {
    expect(house.text).not.toMatch(/arn:aws(-cn)?:/)
    expect(house.text).not.toMatch(/cn-north-1|us-east-1|ap-southeast-1/)
  })
})

describe('without SNS SMS, in the China regions', () => {
  const china = houseOf('aws-cn')

  test('marks end failed: no-carrier', () => {
    expect(at(functionNamed(china, 'send-sms').properties.Environment, 'Variables', 'SMS_CARRIER')).toBe('none')
  })

  test('there is no delivery log, nor anything that would read it', () => {
    expect(china.all('AWS::Logs::SubscriptionFilter')).toEqual([])
    expect([...functions(china).keys()]).not.toContain('decode-delivery-log')
    expect(china.all('AWS::CloudWatch::Alarm').map(nameOf)).not.toContain('sms-spend')
  })

  test('elsewhere SNS carries, and both of its logs are read', () => {
    const rest = houseOf('aws')
    expect(at(functionNamed(rest, 'send-sms').properties.Environment, 'Variables', 'SMS_CARRIER')).toBe('sns')
    const logs = rest
      .all('AWS::Logs::SubscriptionFilter')
      .map(({ properties }) => rest.byId(String(at(properties.LogGroupName, 'Ref'))))
    const names = logs.map(({ properties }) => JSON.stringify(at(properties.LogGroupName, 'Fn::Join', 1)))
    expect(names.some(name => name.endsWith('/DirectPublishToPhoneNumber"]'))).toBe(true)
    expect(names.some(name => name.endsWith('/DirectPublishToPhoneNumber/Failure"]'))).toBe(true)
  })
})

describe('settings', () => {
  test('every folder of functions/ is a function of the template, and no other', () => {
    const folders = readdirSync(join(import.meta.dirname, '../../functions'))
    const houses = [houseOf('aws'), houseOf('aws', { smsCarrier: 'tencent' })]
    expect(new Set(houses.flatMap(house => [...functions(house).keys()]))).toEqual(new Set(folders))
  })

  test('a deployment’s own settings reach the functions', () => {
    const house = houseOf('aws', { smsRatePerSecond: 100, smsSenderId: 'GONG', publicUrl: 'https://gong.example' })
    const variables = at(functionNamed(house, 'send-sms').properties.Environment, 'Variables')
    expect(variables).toMatchObject({
      SMS_RATE_PER_SECOND: '100',
      SMS_SENDER_ID: 'GONG',
      PUBLIC_URL: 'https://gong.example',
    })
  })

  test('what is not set is no variable at all', () => {
    expect(at(functionNamed(houseOf('aws'), 'send-sms').properties.Environment, 'Variables')).not.toHaveProperty(
      'SMS_SENDER_ID',
    )
  })

  test.each([
    ['smsRatePerSecond=50', ['smsRatePerSecond', 50]],
    ['publicUrl=https://a.example/?b=c', ['publicUrl', 'https://a.example/?b=c']],
    ['smsSignature=', ['smsSignature', '']],
  ])('%s on the command line is a setting', (text, setting) => {
    expect(parseSetting(text)).toEqual(setting)
  })

  test('wrong settings are named in one sentence', () => {
    expect(() => readSettings({ smsRatePerSecond: 0, colour: 'red' })).toThrow(
      /^wrong settings: .*smsRatePerSecond.*colour/,
    )
  })

  test.each([
    ['cn-north-1', 'aws-cn'],
    ['cn-northwest-1', 'aws-cn'],
    ['ap-southeast-1', 'aws'],
    ['us-gov-west-1', undefined],
  ])('%s lies in %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition)
  })
})
