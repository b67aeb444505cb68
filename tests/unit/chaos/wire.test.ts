import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../infra/field/received.ts'
import type { Call } from '../../../infra/local/door/request.ts'
import { encodeMarks } from '../../../shared/adapters/dynamodb/sheet-item.ts'
import { packMark } from '../../../shared/domain/sheets/mark.ts'
import { halfNamed } from '../../chaos/wire/answers.ts'
import { openLedger } from '../../chaos/wire/ledger.ts'
import { pointOf } from '../../chaos/wire/point-of.ts'
import { recipientsOf, takenBy } from '../../chaos/wire/taken.ts'
import { halfRead } from '../../chaos/wire/unprocessed.ts'

const call = (service: string, target: string, body: object | string, path = '/'): Call => ({
  method: 'POST',
  path,
  headers: { 'x-amz-target': target },
  authorization: service && `AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu/${service}/aws4_request, Signature=0`,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})
const table = (operation: string, body: object) => call('dynamodb', `DynamoDB_20120810.${operation}`, body)

const Key = { pk: { S: 'S#w#430182#0' }, sk: { S: '430182101201#sms#000' } }
const sheet = `${Key.pk.S}/${Key.sk.S}`
const marks = (...states: ('open' | 'accepted')[]) => {
  const packed = states.map(state => packMark({ state, tries: 1, maybe: false, reason: 'none', seconds: 0 }))
  return { B: Buffer.from(encodeMarks(Uint32Array.from(packed))).toString('base64') }
}
const update = (ConditionExpression: string, ...states: ('open' | 'accepted')[]) =>
  table('UpdateItem', { Key, ConditionExpression, ExpressionAttributeValues: { ':marks': marks(...states) } })
const put = (...states: ('open' | 'accepted')[]) =>
  table('PutItem', { Item: { ...Key, seq: { N: '1' }, marks: marks(...states) } })
const claim = '#rev = :was'
const settle = '#claim.#token = :token AND #seal <= :seq'

describe('a call on the wire', () => {
  it.each([
    ['a read', table('GetItem', { Key }), 'read'],
    ['reads together', table('BatchGetItem', { RequestItems: { sheets: { Keys: [Key] } } }), 'read'],
    ['a claim', update(claim, 'open'), 'claim'],
    ['a sheet that is born by its first claim', put('open'), 'claim'],
    ['a receipt', table('PutItem', { Item: { ...Key, sk: { S: `${Key.sk.S}#R1` } } }), undefined],
    ['an Audience', table('PutItem', { Item: { pk: { S: 'W#w' }, sk: { S: 'AUD#1#430182' } } }), undefined],
    ['marks', update(settle, 'accepted'), 'settle'],
    ['a release', update('#claim.#token = :token', 'accepted'), undefined],
    [
      'a write of another table',
      table('UpdateItem', { Key: { pk: { S: 'W#w' } }, ConditionExpression: claim }),
      undefined,
    ],
    [
      'an Alert that is issued',
      table('TransactWriteItems', { TransactItems: [{ Put: { Item: { sk: { S: 'OUT#1' } } } }] }),
      'commit',
    ],
    ['records of a stream', call('dynamodb', 'DynamoDBStreams_20120810.GetRecords', {}), 'records'],
    [
      'a plan',
      call('sqs', 'AmazonSQS.SendMessageBatch', { QueueUrl: 'http://x/0/tongluo-plan-urgent' }),
      'plan-message',
    ],
    [
      'an order to send',
      call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: 'http://x/0/tongluo-sms-urgent' }),
      'send-message',
    ],
    ['an order to watch', call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: 'http://x/0/tongluo-watch' }), undefined],
    ['a text', call('sns', '', 'Action=Publish&PhoneNumber=%2B8615400000001'), 'sms'],
    ['a message to a topic', call('sns', '', 'Action=Publish&TopicArn=t'), undefined],
    ['a board', call('iotdevicegateway', '', '', '/topics/tongluo%2Fx'), 'loudspeaker'],
    ['a post', call('', '', '', '/wecom/cgi-bin/webhook/send?key=k'), 'room'],
    ['a text of Tencent', call('', '', {}, '/tencent'), 'sms'],
    ['a text of Alibaba', call('', '', '', '/alibaba?PhoneNumbers=15400000001'), 'sms'],
  ])('%s is known by what can be seen of it', (_, passing, point) => {
    expect(pointOf(passing)).toBe(point)
  })
})

describe('the ledger of the wire', () => {
  it('knows a window that its worker closed, and the one it opened with that', () => {
    let at = 0
    const ledger = openLedger(() => ++at)
    ledger.stored(update(claim, 'open', 'accepted'))
    ledger.stored(update(settle, 'accepted', 'open'))
    ledger.stored(update(settle, 'accepted', 'accepted'))
    expect(ledger.windows).toEqual([
      { sheet, seq: 1, slots: [0], openedAt: 1, closedAt: 2 },
      { sheet, seq: 1, slots: [1], openedAt: 3, closedAt: 4 },
    ])
  })

  it('knows the window that a sheet is born with', () => {
    let at = 0
    const ledger = openLedger(() => ++at)
    ledger.stored(put('open', 'open', 'accepted'))
    ledger.stored(update(claim, 'open'))
    expect(ledger.windows).toMatchObject([
      { sheet, seq: 1, slots: [0, 1], openedAt: 1, leftAt: 2 },
      { slots: [0], openedAt: 3 },
    ])
  })

  it('knows each window of a worker that had several sheets under way', () => {
    const other = { ...Key, sk: { S: '430182101202#sms#000' } }
    const ledger = openLedger(() => 5)
    ledger.stored(put('open'))
    ledger.stored(table('PutItem', { Item: { ...other, seq: { N: '1' }, marks: marks('open') } }))
    ledger.stored(update(claim, 'open'))
    expect(ledger.windows).toMatchObject([{ sheet, leftAt: 5 }, { sheet: `${other.pk.S}/${other.sk.S}` }, { sheet }])
    expect(ledger.windows[1]).not.toHaveProperty('leftAt')
  })

  it('knows a window that was found open: its worker never came back', () => {
    const ledger = openLedger(() => 5)
    ledger.stored(update(claim, 'open'))
    ledger.stored(update(claim, 'open'))
    expect(ledger.windows[0]).toMatchObject({ slots: [0], leftAt: 5 })
  })

  it('knows a window that a later Alert found open', () => {
    const ledger = openLedger(() => 5)
    ledger.stored(table('PutItem', { Item: { ...Key, seq: { N: '1' } } }))
    ledger.stored(update(claim, 'open'))
    ledger.stored(table('TransactWriteItems', { TransactItems: [{ Put: { Item: { ...Key, seq: { N: '2' } } } }] }))
    ledger.stored(update(claim, 'open'))
    expect(ledger.windows).toMatchObject([{ seq: 1, leftAt: 5 }, { seq: 2 }])
  })

  it('keeps whose answer was lost, by digest', () => {
    const ledger = openLedger(() => 5)
    ledger.unanswered(['+8615400000001', 'k'])
    expect(ledger.answersLost.map(({ recipient }) => recipient)).toEqual([digestOf('+8615400000001'), digestOf('k')])
  })
})

describe('whom a carrier has taken a message for', () => {
  const [one, other] = ['+8615400000001', '+8615400000002']
  const answering = (body: object | string, status = 200) => ({
    status,
    headers: {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const sns = call('sns', '', 'Action=Publish&PhoneNumber=%2B8615400000001')
  const tencent = call('', '', { PhoneNumberSet: [one, other] }, '/tencent')
  const told = (...codes: string[]) => {
    const SendStatusSet = codes.map((Code, n) => ({ PhoneNumber: [one, other][n], Code }))
    return answering({ Response: { SendStatusSet } })
  }
  const several = call('', '', '', '/alibaba?OutId=1&PhoneNumbers=15400000001%2C15400000002')
  const numbers = JSON.stringify(['15400000001', '15400000002'])
  const batch = call('', '', `PhoneNumberJson=${encodeURIComponent(numbers)}`, '/alibaba?TemplateCode=t')

  it.each([
    ['SNS', sns, answering('<PublishResponse/>'), [one]],
    ['SNS that refuses', sns, answering('<ErrorResponse/>', 429), []],
    ['Tencent', tencent, told('Ok', 'Ok'), [one, other]],
    ['Tencent that refuses one number', tencent, told('Ok', 'FailedOperation.PhoneNumberInBlacklist'), [one]],
    ['Tencent that refuses the call', tencent, answering({ Response: { Error: { Code: 'InternalError' } } }), []],
    ['Alibaba', several, answering({ Code: 'OK' }), [one, other]],
    ['Alibaba, of a batch', batch, answering({ Code: 'OK' }), [one, other]],
    ['Alibaba that refuses under 200', several, answering({ Code: 'isp.SYSTEM_ERROR' }), []],
    ['WeCom', call('', '', '', '/wecom/cgi-bin/webhook/send?key=k'), answering({ errcode: 0 }), ['k']],
    ['DingTalk', call('', '', '', '/dingtalk/robot/send?access_token=k&sign=s'), answering({ errcode: 0 }), ['k']],
    ['Feishu', call('', '', '', '/feishu/open-apis/bot/v2/hook/k'), answering({ code: 0 }), ['k']],
    ['Feishu that refuses', call('', '', '', '/feishu/open-apis/bot/v2/hook/k'), answering({ code: 11232 }), []],
  ])('%s', (_, asked, answer, taken) => {
    expect(takenBy(asked, answer)).toEqual(taken)
  })
  it('is in doubt of the numbers that an answer does not name', () => {
    expect(recipientsOf(tencent)).toEqual([one, other])
    expect(takenBy(tencent, halfNamed(told('Ok', 'Ok')))).toEqual([one])
    const refused = answering({ Response: { Error: { Code: 'InternalError' } } })
    expect(halfNamed(refused)).toEqual(refused)
  })
})

describe('a batch of which some is left unprocessed', () => {
  const asked = (...Keys: number[]) =>
    table('BatchGetItem', { RequestItems: { sheets: { Keys, ConsistentRead: true } } })
  const answering = async ({ body }: Call) => {
    const { RequestItems } = JSON.parse(body.toString())
    return {
      status: 200,
      headers: { 'x-amz-crc32': '1' },
      body: JSON.stringify({ Responses: RequestItems.sheets.Keys }),
    }
  }
  const read = async (call: Call) => {
    const { headers, body } = await halfRead(call, answering)
    return { headers, ...JSON.parse(body.toString()) }
  }

  it('is answered in half, and says what is left', async () => {
    const UnprocessedKeys = { sheets: { Keys: [3], ConsistentRead: true } }
    expect(await read(asked(1, 2, 3))).toEqual({ headers: {}, Responses: [1, 2], UnprocessedKeys })
  })
  it('is never left as a whole', async () => {
    expect(await read(asked(1))).toMatchObject({ Responses: [1], UnprocessedKeys: {} })
  })
  it('is no read of one item', async () => {
    const one = table('GetItem', { Key })
    expect(await halfRead(one, async call => ({ status: 200, headers: {}, body: call.body }))).toMatchObject({
      body: one.body,
    })
  })
})
