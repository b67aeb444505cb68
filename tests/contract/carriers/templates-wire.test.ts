import { afterEach, describe, expect, it } from 'vitest'
import { startField } from '../../../infra/field/field.ts'
import { alibabaCodes } from '../../../shared/adapters/carriers/alibaba/outcomes.ts'
import { tencentCodes } from '../../../shared/adapters/carriers/tencent/outcomes.ts'
import type { Lane } from '../../../shared/domain/channel.ts'
import type { TemplateMessage } from '../../../shared/domain/templates/template-message.ts'
import { strangers } from './nobody.ts'
import { never, permitFor, phone, refOf } from './permits.ts'
import { registered, templateCarriersAt, warningBy } from './template-carriers.ts'
import { startWire } from './wire.ts'

type Name = 'tencent' | 'alibaba'
const both = ['tencent', 'alibaba'] as const

let close = async (): Promise<void> => undefined
afterEach(() => close())

const message = (address: string, content: TemplateMessage | { text: string }) => ({
  permit: permitFor(address, { sheet: { channel: 'sms' } }),
  content,
  ref: refOf('sms'),
})

const answered = async (name: Name, body: object | string, status = 200) => {
  const wire = await startWire(() => ({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }))
  close = wire.close
  const carrier = templateCarriersAt[name]({ url: wire.url })
  const [result] = await carrier.send([message(phone(7), warningBy(name))], 'urgent', never())
  return { result, heard: wire.heard }
}

const inField = async (name: Name, now?: () => number) => {
  const field = await startField({ population: strangers })
  close = () => field.close()
  for (const one of registered) field.console.register(one)
  const carrier = templateCarriersAt[name]({ url: `${field.url}/${name}`, ...(now && { now }) })
  const send = (phones: string[], content: TemplateMessage = warningBy(name), lane: Lane = 'routine') =>
    carrier.send(
      phones.map(one => message(one, content)),
      lane,
      never(),
    )
  return { field, carrier, send, received: () => field.received.figures().sms.received }
}

describe('what Tencent says of one number, and what is made of it', () => {
  it.each(Object.entries(tencentCodes))('%s', async (code, [setback]) => {
    const SendStatusSet = [{ PhoneNumber: phone(7), SerialNo: '', Code: code }]
    const { result, heard } = await answered('tencent', { Response: { SendStatusSet } })
    expect(result).toEqual(setback)
    expect(heard).toHaveLength(1)
  })
})

describe('what is said of a whole call, and what is made of it', () => {
  it.each(Object.entries(alibabaCodes))('Alibaba: %s', async (code, [setback]) => {
    const { result, heard } = await answered('alibaba', { Code: code, Message: '' }, code.startsWith('is') ? 200 : 400)
    expect(result).toEqual(setback)
    expect(heard).toHaveLength(1)
  })

  const refused = { outcome: 'refused', reason: 'carrier-refused' }
  const unknown = { outcome: 'unknown', reason: 'carrier-busy' }
  const account = { outcome: 'retry-later', reason: 'account-refused' }
  const throttled = { outcome: 'retry-later', reason: 'throttled' }
  it.each([
    ['a code that nobody knows', 'tencent', { Response: { Error: { Code: 'New.Code' } } }, refused],
    ['an unknown one of a known family', 'tencent', { Response: { Error: { Code: 'AuthFailure.New' } } }, account],
    ['nothing of the number', 'tencent', { Response: { SendStatusSet: [] } }, unknown],
    ['half an answer', 'tencent', '{"Respon', unknown],
    [
      'a limit of the day',
      'alibaba',
      { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发天级流控Permits:40' },
      { outcome: 'refused', reason: 'number-limit' },
    ],
    ['an unknown trouble of the provider', 'alibaba', { Code: 'isp.NEW' }, unknown],
    ['a code that nobody knows', 'alibaba', { Code: 'isv.NEW' }, refused],
    ['half an answer', 'alibaba', '{"Co', unknown],
  ] as const)('%s (%s)', async (_, name, body, expected) => {
    expect((await answered(name, body)).result).toMatchObject(expected)
  })

  it.each([
    [502, unknown],
    [504, unknown],
    [429, throttled],
    [404, refused],
  ] as const)('%i of a gateway', async (status, expected) => {
    for (const name of both) {
      expect((await answered(name, '<html></html>', status)).result).toMatchObject(expected)
      await close()
    }
  })
})

describe('carriers of templates, as the field plays them', () => {
  it.each(both)('%s refuses a wrong key, and a clock that is far off, and sends nothing', async name => {
    const { field, send, received } = await inField(name, () => Date.now() - 20 * 60_000)
    expect(await send([phone(1)])).toEqual([{ outcome: 'retry-later', reason: 'account-refused', afterSeconds: 30 }])
    field.faults.add({ channel: 'sms', kind: 'deny', calls: 1, takes: false })
    expect(await send([phone(1)])).toMatchObject([{ reason: 'account-refused' }])
    expect(received()).toBe(0)
  })

  const mismatches: [string, Partial<TemplateMessage>][] = [
    ['that is not approved', { template: 'unknown' }],
    ['under another signature', { signature: '别人' }],
    ['with a variable too few', { variables: ['宁乡市气象台'], names: ['issuer'] }],
    ['with a variable that is too long', { variables: ['雨'.repeat(501), '暴雨'] }],
    ['with an address in a variable', { variables: ['宁乡', 'https://example.org'] }],
  ]
  it.each(mismatches)('a template %s is refused by both', async (_, more) => {
    for (const name of both) {
      const { send, received } = await inField(name)
      expect(await send([phone(1)], warningBy(name, more))).toEqual([
        { outcome: 'refused', reason: 'template-refused' },
      ])
      expect(received()).toBe(0)
      await close()
    }
  })

  it.each(both)('%s: one number that it will not send to takes no other with it', async name => {
    const { field, send, received } = await inField(name)
    const bad = phone(70)
    const code = name === 'tencent' ? 'LimitExceeded.PhoneNumberDailyLimit' : 'isv.MOBILE_NUMBER_ILLEGAL'
    field.faults.add({ channel: 'sms', kind: 'number', calls: 100, takes: false, code, address: bad })
    const phones = Array.from({ length: 300 }, (_, n) => phone(n))
    const results = await send(phones)
    expect(results[70]).toMatchObject({ outcome: 'refused' })
    expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(299)
    expect(received()).toBe(299)
  })

  it.each(both)('%s is not asked for who is abroad, for what is no number, and for free words', async name => {
    const { carrier, send, received } = await inField(name)
    expect(await send(['+85254000001', '+8615'])).toEqual([
      { outcome: 'refused', reason: 'carrier-refused' },
      { outcome: 'refused', reason: 'invalid-address' },
    ])
    expect(await carrier.send([message(phone(1), { text: '暴雨' })], 'routine', never())).toEqual([
      { outcome: 'refused', reason: 'no-template' },
    ])
    expect(received()).toBe(0)
  })

  it('Tencent takes 200 numbers a call, and names each by a serial number of its own', async () => {
    const { field, send } = await inField('tencent')
    field.faults.add({ channel: 'sms', kind: 'throttle', calls: 1, takes: false })
    const results = await send(Array.from({ length: 401 }, (_, n) => phone(n)))
    expect(results.filter(({ outcome }) => outcome === 'retry-later')).toHaveLength(200)
    const ids = results.flatMap(result => (result.outcome === 'accepted' ? [result.messageId] : []))
    expect(new Set(ids).size).toBe(201)
  })

  it('Alibaba tells everybody their own words in one call', async () => {
    const { field, carrier } = await inField('alibaba')
    const all = ['一', '二', '三'].map((what, n) =>
      message(phone(n), warningBy('alibaba', { variables: ['宁乡市气象台', what] })),
    )
    const results = await carrier.send(all, 'routine', never())
    expect(new Set(results.map(result => 'messageId' in result && result.messageId)).size).toBe(1)
    const texts = field.received.recent('sms', 9).map(({ content }) => content)
    expect(new Set(texts)).toEqual(new Set(['一', '二', '三'].map(what => `【应急广播】宁乡市气象台发布${what}。`)))
  })
})
