import { afterEach, describe, expect, it } from 'vitest'
import { snsClient } from '../../../shared/adapters/carriers/sns/client.ts'
import { snsErrors } from '../../../shared/adapters/carriers/sns/outcomes.ts'
import { SnsSmsCarrier } from '../../../shared/adapters/carriers/sns/sms-carrier.ts'
import { account } from './nobody.ts'
import { never, permitFor, phone, refOf } from './permits.ts'
import { startWire } from './wire.ts'

const errorDocument = (code: string, message = 'no') =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code>` +
  `<Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`

let close = async (): Promise<void> => undefined
afterEach(() => close())

const sendVia = async (status: number, body: string, text = '预警', contentType = 'text/xml') => {
  const wire = await startWire(() => ({ status, body, contentType }))
  close = wire.close
  const client = snsClient(5_000, { endpoint: wire.url, ...account })
  const carrier = new SnsSmsCarrier({ client, senderId: 'TONGLUO' })
  const message = { permit: permitFor(phone(7)), content: { text }, ref: refOf('sms') }
  const [result] = await carrier.send([message], 'urgent', never())
  return { result, heard: wire.heard }
}

describe('what SNS says, and what is made of it', () => {
  // The client's own failure to find credentials never comes over the wire.
  const codes = Object.entries(snsErrors).filter(([code]) => code !== 'CredentialsProviderError')
  it.each(codes)('%s', async (code, verdict) => {
    const status = { Throttled: 429, ServiceUnavailable: 503, InternalError: 500, InternalFailure: 500 }[code] ?? 400
    const { result, heard } = await sendVia(status, errorDocument(code))
    expect(result).toEqual(verdict)
    expect(heard, 'the SDK does not try again behind our back').toHaveLength(1)
  })

  it.each([
    ['Invalid parameter: PhoneNumber Reason: +0 is not valid to publish to', 'invalid-address'],
    ['Invalid parameter: Phone number is opted out', 'opted-out'],
    ['Invalid parameter: Message too long', 'too-long'],
  ])('%s: %s', async (message, reason) => {
    const { result } = await sendVia(400, errorDocument('InvalidParameter', message))
    expect(result).toEqual({ outcome: 'refused', reason })
  })

  it.each([
    ['a refusal of an unknown kind', 400, errorDocument('SomethingNew'), 'refused', 'carrier-refused'],
    ['a failure of an unknown kind', 500, errorDocument('SomethingNew'), 'unknown', 'carrier-busy'],
    ['429 of whoever', 429, errorDocument('SomethingNew'), 'retry-later', 'throttled'],
    ["a gateway's page", 502, '<html><body>Bad Gateway</body></html>', 'unknown', 'carrier-busy'],
    ["a gateway's timeout", 504, '', 'unknown', 'carrier-busy'],
    ['a 503 without a document', 503, '', 'unknown', 'carrier-busy'],
    ['success that cannot be read', 200, '<PublishResponse><Publ', 'unknown', 'carrier-busy'],
  ])('%s', async (_, status, body, outcome, reason) => {
    const { result } = await sendVia(status, body)
    expect(result).toMatchObject({ outcome, reason })
  })

  it('sends as Transactional and under the sender id, to the number of the permit', async () => {
    const { heard } = await sendVia(200, '<PublishResponse><PublishResult/></PublishResponse>')
    const form = new URLSearchParams(heard[0]?.body)
    expect(Object.fromEntries(form)).toMatchObject({
      Action: 'Publish',
      PhoneNumber: phone(7),
      Message: '预警',
      'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
      'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
      'MessageAttributes.entry.2.Name': 'AWS.SNS.SMS.SenderID',
      'MessageAttributes.entry.2.Value.StringValue': 'TONGLUO',
    })
  })

  it('refuses what is too long for SNS before it asks', async () => {
    const { result, heard } = await sendVia(200, '', '雨'.repeat(1_601))
    expect(result).toEqual({ outcome: 'refused', reason: 'too-long' })
    expect(heard).toHaveLength(0)
  })
})
