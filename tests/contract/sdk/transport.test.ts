import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sdkTransport } from '../../../shared/adapters/sdk/transport.ts'
import { account, nobodyListens } from '../carriers/nobody.ts'

type Answers = (request: IncomingMessage, response: ServerResponse, nth: number) => void

const tables = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{"TableNames":["one"]}')
}

describe("the transport of the SDK's clients", () => {
  let server: Server
  let endpoint = ''
  let answers: Answers = (_, response) => tables(response)
  let asked: IncomingMessage[] = []

  beforeEach(async () => {
    asked = []
    server = createServer((request, response) => {
      asked.push(request)
      request.resume().on('end', () => answers(request, response, asked.length))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const transport = (requestTimeoutMs = 10_000) =>
    sdkTransport({ sockets: 2, connectTimeoutMs: 1_500, requestTimeoutMs })
  const dynamoDb = (maxAttempts: number, requestHandler = transport()) =>
    new DynamoDBClient({ ...account, endpoint, maxAttempts, requestHandler })
  const ask = (client: DynamoDBClient, options = {}) => client.send(new ListTablesCommand({}), options)

  it('brings what is asked and what is answered', async () => {
    answers = (_, response) => tables(response)
    expect((await ask(dynamoDb(1))).TableNames).toEqual(['one'])
    expect(asked[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.ListTables')
    expect(asked[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 /)
  })

  it('keeps its connections, and no more than it may have', async () => {
    answers = (_, response) => tables(response)
    const client = dynamoDb(1)
    for (let time = 1; time <= 10; time += 1) await Promise.all([ask(client), ask(client), ask(client)])
    expect(new Set(asked.map(({ socket }) => socket.remotePort)).size).toBe(2)
  })

  it('joins the parts of an answer', async () => {
    answers = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).write('{"TableNames":[')
      setTimeout(() => response.end('"two"]}'), 20)
    }
    expect((await ask(dynamoDb(1))).TableNames).toEqual(['two'])
  })

  it('sends a query', async () => {
    answers = (_, response) => response.end()
    const { hostname, port } = new URL(endpoint)
    const query = { qos: '1', name: 'a b&c', many: ['x', 'y'] }
    await transport().handle({
      protocol: 'http:',
      hostname,
      port: Number(port),
      method: 'POST',
      path: '/t',
      headers: {},
      query,
    })
    expect(asked[0]?.url).toBe('/t?qos=1&name=a%20b%26c&many=x&many=y')
  })

  it('lets the SDK try a lost connection again', async () => {
    answers = (request, response, nth) => (nth === 1 ? request.socket.destroy() : tables(response))
    expect((await ask(dynamoDb(2))).TableNames).toEqual(['one'])
    expect(asked).toHaveLength(2)
  })

  it('lets the SDK try again what nobody answered in time', async () => {
    answers = (_, response, nth) => nth > 1 && tables(response)
    expect((await ask(dynamoDb(2, transport(300)))).TableNames).toEqual(['one'])
  })

  it('tries nothing again by itself', async () => {
    answers = request => request.socket.destroy()
    const sns = new SNSClient({ ...account, endpoint, maxAttempts: 1, requestHandler: transport() })
    await expect(sns.send(new PublishCommand({ PhoneNumber: '+8615400000000', Message: '-' }))).rejects.toMatchObject({
      code: 'UND_ERR_SOCKET',
    })
    expect(asked).toHaveLength(1)
  })

  it('ends with its signal, every request of it, and one that has not begun', async () => {
    answers = () => {}
    const [client, controller] = [dynamoDb(1), new AbortController()]
    const waiting = Array.from({ length: 2 }, () => ask(client, { abortSignal: controller.signal }))
    await expect.poll(() => asked.length).toBe(2)
    controller.abort()
    const results = await Promise.allSettled([...waiting, ask(client, { abortSignal: controller.signal })])
    expect(results.map(one => one.status === 'rejected' && one.reason.name)).toEqual(Array(3).fill('AbortError'))
    expect(asked).toHaveLength(2)
  })

  it('says that nobody listens as Node does', async () => {
    const client = new DynamoDBClient({
      ...account,
      endpoint: nobodyListens,
      maxAttempts: 1,
      requestHandler: transport(),
    })
    await expect(ask(client)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
