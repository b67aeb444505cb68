import { createServer, type Server } from 'node:http'
import { connectAsync, type MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { eventually, type RunningHouse, runHouse } from '../../fixtures/local/running-house.ts'

const sms: URLSearchParams[] = []
let carrier: Server
let house: RunningHouse
let terminal: MqttClient

const startCarrier = (): Promise<string> =>
  new Promise(resolve => {
    carrier = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        sms.push(new URLSearchParams(Buffer.concat(parts).toString('utf8')))
        response.end('<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>')
      })
    })
    carrier.listen(0, '127.0.0.1', () => {
      const address = carrier.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })

beforeAll(async () => {
  house = await runHouse(inject('fixtureBundles'), undefined, { fieldUrl: await startCarrier() })
  terminal = await connectAsync(house.cloud.mqttUrl, { protocolVersion: 4 })
})
afterAll(async () => {
  await terminal.endAsync()
  await house.close()
  carrier.close()
})

const result = async (call: string, body = ''): Promise<unknown> => (await house.call(call, body)).result
const done = async (): Promise<{ id: string; group: string; order: number }[]> => (await result('done')) as never
const doneIds = async (): Promise<string[]> => (await done()).map(({ id }) => id)
const queued = async (variable: string): Promise<string[]> => (await result('take', variable)) as string[]
const send = (id: string, what?: string) => house.call('send', JSON.stringify({ id, do: what }))

describe('a function', () => {
  test.each(['put', 'send', 'object', 'secret', 'board-retained'])('may do what its role grants: %s', async call => {
    expect(await house.call(call, '{"id":"granted"}')).toMatchObject({ status: 200 })
  })

  test.each([
    ['put-elsewhere', 'AccessDeniedException'],
    ['transact-elsewhere', 'AccessDeniedException'],
    ['object-elsewhere', 'AccessDenied'],
    ['topic', 'AuthorizationErrorException'],
    ['elsewhere', 'ForbiddenException'],
  ])('meets the refusal of the service itself where its role grants nothing: %s', async (call, name) => {
    expect(await house.call(call, '{}')).toMatchObject({ status: 403, name })
  })

  test('a refusal is told once, with the function and what it wanted', async () => {
    await house.call('put-elsewhere', 'again')
    const told = house.progress.filter(line =>
      line.startsWith('Front is not authorized to perform dynamodb:PutItem on '),
    )
    expect(told).toHaveLength(1)
  })

  test('sends an SMS to the carrier and not to a topic', async () => {
    expect(await house.call('sms', '+8615400000001')).toMatchObject({ status: 200 })
    expect(sms.map(fields => [fields.get('Action'), fields.get('PhoneNumber')])).toEqual([
      ['Publish', '+8615400000001'],
    ])
  })

  test('gets the secret that whoever started the cloud can know', async () => {
    expect(await result('secret')).toMatch(/^[A-Za-z0-9]{48}$/)
  })

  test('that throws is an internal error to who called', async () => {
    expect(await house.call('crash')).toMatchObject({ status: 500 })
  })

  test('gets bytes that are not UTF-8 as they were sent', async () => {
    const called = await house.call('echo', new Uint8Array([0x3c, 0xcd, 0xad, 0xc2, 0xe0]), 'application/xml')
    expect(called).toMatchObject({ result: '<\u00cd\u00ad\u00c2\u00e0', base64: true })
  })

  test('gets a body of more than a megabyte', async () => {
    const body = 'x'.repeat(1_500_000)
    expect(await result('echo', body)).toBe(body)
  })
})

describe('a queue', () => {
  test('is worked off', async () => {
    await send('plain')
    expect(await eventually(doneIds, ids => ids.includes('plain'))).toContain('plain')
  })

  test('gives a message again after an error, and again after an item failure', async () => {
    await send('flaky', 'throw-once')
    expect(await eventually(doneIds, ids => ids.includes('flaky'))).toContain('flaky')
  })

  test.each([
    ['throws', 'throw'],
    ['reports it as failed', 'fail-item'],
    ['exits', 'exit'],
    ['runs out of time', 'hang'],
  ])('hands to its dead letters what a function that %s never handles', async (_, what) => {
    await send(`poison-${what}`, what)
    const dead = await eventually(
      () => queued('WORK_DEAD'),
      bodies => bodies.some(body => body.includes(`poison-${what}`)),
    )
    expect(dead).toContainEqual(expect.stringContaining(`poison-${what}`))
    expect(await doneIds()).not.toContain(`poison-${what}`)
  })

  test('of groups keeps the order in each of them', async () => {
    const bodies = ['a', 'b'].flatMap(group =>
      Array.from({ length: 5 }, (_, index) => ({ group, body: JSON.stringify({ id: `fifo-${group}-${index}` }) })),
    )
    await result('send-in-order', JSON.stringify(bodies))
    const all = await eventually(done, items => items.filter(({ id }) => id.startsWith('fifo-')).length === 10)
    for (const group of ['a', 'b']) {
      const handled = all.filter(item => item.group === group).sort((left, right) => left.order - right.order)
      expect(handled.map(({ id }) => id)).toEqual(Array.from({ length: 5 }, (_, index) => `fifo-${group}-${index}`))
    }
  })
})

describe('a stream', () => {
  test('brings what its filter lets through to the function, and on to the queue', async () => {
    await house.call('put', 'HEAD#1')
    await house.call('put', 'OUT#1')
    const relayed = await eventually(
      () => queued('RELAYED'),
      bodies => bodies.includes('{"id":"OUT#1"}'),
    )
    expect(relayed).toContain('{"id":"OUT#1"}')
    expect(relayed).not.toContain('{"id":"HEAD#1"}')
  })

  test('gives up what never succeeds, says where it lies, and goes on', async () => {
    await house.call('put', 'OUT#2!')
    await house.call('put', 'OUT#3')
    const relayed = await eventually(
      () => queued('RELAYED'),
      bodies => bodies.includes('{"id":"OUT#3"}'),
    )
    expect(relayed).toContain('{"id":"OUT#3"}')
    const [failure] = await eventually(
      () => queued('FAILURES'),
      bodies => bodies.length > 0,
    )
    expect(JSON.parse(failure ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining('table/Table/stream/') },
    })
  })
})

describe('the broker', () => {
  test('keeps a retained board for who comes later', async () => {
    await house.call('board-retained', '{"board":1}')
    const later = await connectAsync(house.cloud.mqttUrl, { protocolVersion: 4 })
    const received = new Promise<string>(resolve => {
      later.on('message', (_, payload) => resolve(payload.toString('utf8')))
    })
    await later.subscribeAsync('tongluo/430182/430182001001/board', { qos: 1 })
    expect(await received).toBe('{"board":1}')
    await later.endAsync()
  })

  test('hands a play report to the queue of its rule', async () => {
    await terminal.publishAsync('tongluo/430182/430182001001/T-7/played', JSON.stringify({ ref: 'S#1', more: 1 }), {
      qos: 1,
    })
    expect(
      await eventually(
        () => queued('PLAYED'),
        bodies => bodies.length > 0,
      ),
    ).toEqual([JSON.stringify({ kind: 'receipt', ref: 'S#1', recipient: 'T-7' })])
  })
})

describe('a log subscription', () => {
  const post = (ids: string[]) =>
    fetch(house.cloud.logsUrl, {
      method: 'POST',
      body: JSON.stringify({
        logGroup: 'DirectPublishToPhoneNumber',
        logEvents: ids.map(id => ({ id, timestamp: 0, message: '{}' })),
      }),
    })

  test('brings events to the function', async () => {
    await post(['log-1', 'log-2'])
    const relayed = await eventually(
      () => queued('RELAYED'),
      bodies => bodies.includes('{"id":"log-2"}'),
    )
    expect(relayed).toEqual(expect.arrayContaining(['{"id":"log-1"}', '{"id":"log-2"}']))
  })

  test('hands what always fails to the failure destination, with the event', async () => {
    await post(['poison'])
    const failures = await eventually(
      () => queued('FAILURES'),
      bodies => bodies.some(body => body.includes('RetriesExhausted')),
    )
    const failure = failures.find(body => body.includes('RetriesExhausted'))
    expect(JSON.parse(failure ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { awslogs: { data: expect.any(String) } },
      responsePayload: { errorMessage: 'as the log wished' },
    })
  })
})
