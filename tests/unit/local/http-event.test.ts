import { describe, expect, it } from 'vitest'
import { httpEvent } from '../../../infra/local/sources/http-event.ts'
import { compileRoutes } from '../../../infra/local/sources/http-route.ts'

const call = (path: string, contentType: string, body: Buffer) => ({
  method: 'POST',
  url: new URL(path, 'http://127.0.0.1:8787'),
  headers: { host: '127.0.0.1:8787', 'content-type': contentType, cookie: 'a=1; b=2' },
  body,
  sourceIp: '127.0.0.1',
})
const match = { routeKey: 'POST /v1/alerts', parameters: { id: 'W-1' } }
const event = (path: string, contentType: string, body: Buffer) =>
  JSON.parse(httpEvent(call(path, contentType, body), match, 'api'))

describe('a request as a function sees it', () => {
  it('has the form of payload format 2.0', () => {
    expect(event('/v1/alerts?a=1&a=2&b=%20', 'application/json', Buffer.from('{}'))).toMatchObject({
      version: '2.0',
      routeKey: 'POST /v1/alerts',
      rawPath: '/v1/alerts',
      rawQueryString: 'a=1&a=2&b=%20',
      queryStringParameters: { a: '1,2', b: ' ' },
      pathParameters: { id: 'W-1' },
      cookies: ['a=1', 'b=2'],
      headers: { host: '127.0.0.1:8787', 'content-type': 'application/json' },
      requestContext: { http: { method: 'POST', path: '/v1/alerts', sourceIp: '127.0.0.1' }, stage: '$default' },
      body: '{}',
      isBase64Encoded: false,
    })
  })

  it('has no body when none was sent', () => {
    expect(event('/', 'text/plain', Buffer.alloc(0))).not.toHaveProperty('body')
  })

  it.each([
    ['application/xml', Buffer.from('<a>铜锣</a>'), false],
    ['text/xml; charset=gb18030', Buffer.from([0x3c, 0xcd, 0xad, 0xc2, 0xe0]), true],
    ['application/xml', Buffer.from([0x3c, 0xcd, 0xad, 0xc2, 0xe0]), true],
    ['application/cap+xml', Buffer.from('<a/>'), true],
    ['application/octet-stream', Buffer.from('a'), true],
  ])('%s keeps every byte', (contentType, body, base64) => {
    const { body: sent, isBase64Encoded } = event('/', contentType, body)
    expect(isBase64Encoded).toBe(base64)
    expect(Buffer.from(sent, base64 ? 'base64' : 'utf8')).toEqual(body)
  })
})

describe('a route', () => {
  const find = compileRoutes(
    ['GET /v1/warnings/{id}', 'GET /v1/warnings/latest', 'ANY /v1/{rest+}', 'POST /v1/warnings/{id}'].map(routeKey => ({
      routeKey,
      target: routeKey,
    })),
  )
  it.each([
    ['GET', '/v1/warnings/latest', 'GET /v1/warnings/latest', {}],
    ['GET', '/v1/warnings/W%201', 'GET /v1/warnings/{id}', { id: 'W 1' }],
    ['POST', '/v1/warnings/W-1', 'POST /v1/warnings/{id}', { id: 'W-1' }],
    ['DELETE', '/v1/warnings/W-1', 'ANY /v1/{rest+}', { rest: 'warnings/W-1' }],
  ])('%s %s is %s', (method, path, routeKey, parameters) => {
    expect(find(method, path)).toEqual({ match: { routeKey, parameters }, target: routeKey })
  })

  it('is none for a path that nobody serves', () => {
    expect(find('GET', '/v2/warnings')).toBeUndefined()
  })
})
