import { createHash } from 'node:crypto'
import type { LambdaEvent } from 'hono/aws-lambda'
import { describe, expect, it } from 'vitest'
import { documentRoute } from '../../../../functions/read-warnings/document-route.ts'
import { memoryRawDocuments } from '../../../../shared/adapters/memory/raw-documents.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import type { IssuedAlert, Warning } from '../../../../shared/domain/series/warning.ts'
import { httpHandler } from '../../../../shared/runtime/http-handler.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { rainIssued } from '../../../fixtures/rainstorm.ts'
import { aWarning } from '../../../fixtures/warning.ts'
import { fixture } from '../../domain/alert-documents.ts'

const gbk = fixture('national/zhengxiangbai-blizzard-update-gbk.xml')
const sha256 = createHash('sha256').update(gbk).digest('hex')
/** `operator-430182`, `source-` … */
const keys = {
  find: async (key: string) => {
    const [role, area = ''] = key.split('-')
    return role === 'source' || role === 'operator' || role === 'administrator' ? keyHolder(role, area) : undefined
  },
}

type Case = { warning?: Partial<Warning>; alert?: Partial<IssuedAlert>; contentType?: string; bytes?: Uint8Array }
const site = async ({ warning, alert, contentType = 'application/xml; charset=gbk', bytes = gbk }: Case = {}) => {
  const raw = memoryRawDocuments()
  const hash = createHash('sha256').update(bytes).digest('hex')
  await raw.put(hash, bytes, contentType)
  const stored = aWarning({ id: 'w1', counties: ['430182'], ...warning })
  const issued = rainIssued({}, { warning: 'w1', seq: 2, sha256: hash, ...alert })
  const warnings = {
    find: async (id: string) => (id === 'w1' ? stored : undefined),
    alert: async (id: string, seq: number) => (id === 'w1' && seq === issued.seq ? issued : undefined),
  }
  const app = documentRoute({ keys, warnings, raw })
  return (path = '/v1/warnings/w1/alerts/2/document', key = 'operator-430182', headers = {}) =>
    app.request(path, { headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers } })
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('the original of an Alert', () => {
  it('comes back byte for byte, as what it came, under its own hash', async () => {
    const response = await (await site())()
    expect(response.status).toBe(200)
    expect(await bytesOf(response)).toEqual(Buffer.from(gbk))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/xml; charset=gbk',
      etag: `"${sha256}"`,
      'content-disposition': 'attachment; filename="w1.2.xml"',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
  })

  it.each(['source-430182', 'source-43', 'operator-430182', 'administrator-'])('is for %s', async key => {
    expect((await (await site())(undefined, key)).status).toBe(200)
  })

  it.each([
    ['nobody without a key', '', 401, 'key-missing'],
    ['an unknown key', 'x', 401, 'key-unknown'],
    ['an operator of another county', 'operator-152529', 403, 'outside-jurisdiction'],
    ['a source of one of its townships', 'source-430182106', 403, 'outside-jurisdiction'],
  ])('is not for %s', async (_, key, status, title) => {
    const response = await (await site())(undefined, key)
    expect([response.status, ProblemDocument.parse(await response.json()).title]).toEqual([status, title])
  })

  it.each([
    ['a warning that is not there', '/v1/warnings/w9/alerts/1/document', {}, 'unknown-warning'],
    ['a number that the series does not have', '/v1/warnings/w1/alerts/3/document', {}, 'unknown-alert'],
    [
      'a number of more digits than numbers have',
      `/v1/warnings/w1/alerts/${'9'.repeat(400)}/document`,
      {},
      'unknown-alert',
    ],
    ['a document that is gone', undefined, { alert: { sha256: 'f'.repeat(64) } }, 'no-document'],
    ['a call to duty officers, which is our own', undefined, { warning: { purpose: 'duty-call' } }, 'no-document'],
  ] as const)('%s is not found', async (_, path, world, title) => {
    const response = await (await site(world as Case))(path)
    expect([response.status, ProblemDocument.parse(await response.json()).title]).toEqual([404, title])
  })

  it.each(['0', '-1', '1.5', 'x', '01'])('%s is no number of an Alert', async seq => {
    expect((await (await site())(`/v1/warnings/w1/alerts/${seq}/document`)).status).toBe(404)
  })

  it('is not sent again to who has it', async () => {
    const ask = await site()
    const again = await ask(undefined, undefined, { 'if-none-match': `"${'0'.repeat(64)}", W/"${sha256}"` })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', `"${sha256}"`])
    expect((await ask(undefined, undefined, { 'if-none-match': `"${'0'.repeat(64)}"` })).status).toBe(200)
  })

  it('through the function’s own answer loses nothing: not an encoding, not a byte order mark', async () => {
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const json = Buffer.from('\ufeff{"identifier":"A"}')
    for (const [bytes, contentType] of [[gbk, 'application/xml'] as const, [json, 'application/json'] as const]) {
      const raw = memoryRawDocuments()
      const hash = createHash('sha256').update(bytes).digest('hex')
      await raw.put(hash, bytes, contentType)
      const warnings = {
        find: async () => aWarning({ id: 'w1', counties: ['430182'] }),
        alert: async () => rainIssued({}, { warning: 'w1', sha256: hash }),
      }
      const handler = httpHandler(documentRoute({ keys, warnings, raw }), silent)
      const answer = await handler(event, {} as never)
      expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true })
      expect(Buffer.from((answer as { body: string }).body, 'base64')).toEqual(Buffer.from(bytes))
    }
  })
})

/** As an HTTP API of API Gateway sends it (payload format 2.0). */
const event = {
  version: '2.0',
  routeKey: 'GET /v1/warnings/{id}/alerts/{seq}/document',
  rawPath: '/v1/warnings/w1/alerts/1/document',
  rawQueryString: '',
  headers: { authorization: 'Bearer operator-430182', host: 'x' },
  isBase64Encoded: false,
  requestContext: {
    http: { method: 'GET', path: '/v1/warnings/w1/alerts/1/document' },
    domainName: 'x',
    stage: '$default',
  },
} as unknown as LambdaEvent
