import { beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/operate-service/routes.ts'
import { memoryPastes } from '../../../../shared/adapters/memory/pastes.ts'
import { memoryStops } from '../../../../shared/adapters/memory/stops.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { aWarning } from '../../../fixtures/warning.ts'
import { recordingLog } from '../../support/recording-log.ts'

const holders: Record<string, KeyHolder> = {
  country: keyHolder('operator', ''),
  county: keyHolder('operator', '430182'),
  source: keyHolder('source', ''),
  admin: keyHolder('administrator', ''),
  provincial: keyHolder('administrator', '43'),
}
const warning = aWarning()

describe('the service', () => {
  let log: ReturnType<typeof recordingLog>
  let ask: (method: string, path: string, key: string, body?: unknown) => Promise<Response>

  beforeEach(() => {
    log = recordingLog()
    const app = routes({
      stops: memoryStops(),
      warnings: {
        find: async id =>
          id === 'w1' ? warning : id === 'wide' ? { ...warning, id, counties: ['430182', '430181'] } : undefined,
        alert: async () => undefined,
        audiences: async () => [],
      },
      pastes: memoryPastes(),
      keys: { find: async key => holders[key], create: async () => 'the-new-key' },
      clock: { now: () => 1_000 },
      newId: () => 'new-id',
      log,
    })
    ask = async (method, path, key, body) =>
      app.request(path, {
        method,
        headers: { authorization: `Bearer ${key}` },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
  })

  it('stops, shows and lifts, and remembers who did', async () => {
    expect((await ask('POST', '/v1/stops', 'country', { scope: { channel: 'sms' } })).status).toBe(200)
    expect(await (await ask('GET', '/v1/stops', 'county')).json()).toMatchObject({
      stops: [{ scope: { channel: 'sms' }, by: 'operator-', at: 1_000 }],
    })
    const lifted = await ask('DELETE', '/v1/stops', 'admin', { scope: { channel: 'sms' } })
    expect(await lifted.json()).toMatchObject({
      stops: [],
      history: expect.arrayContaining([expect.objectContaining({ action: 'lift', by: 'administrator-' })]),
    })
    expect(log.lines.map(({ code }) => code)).toEqual(['stop-put', 'stop-lifted'])
  })

  it.each([
    ['a county’s operator stops a warning of that county', 'county', { warning: 'w1' }, 200],
    ['but not one that other counties share', 'county', { warning: 'wide' }, 403],
    ['nor everything', 'county', { all: true }, 403],
    ['nor a channel', 'county', { channel: 'sms' }, 403],
    ['a source stops nothing', 'source', { warning: 'w1' }, 403],
    ['a stranger stops nothing', 'stranger', { all: true }, 401],
    ['an unknown warning cannot be stopped', 'country', { warning: 'w9' }, 404],
    ['an unknown carrier cannot be stopped', 'country', { carrier: 'pigeon' }, 422],
  ])('%s', async (_, key, scope, status) => {
    const answer = await ask('POST', '/v1/stops', key, { scope })
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.headers.get('content-type')).toMatch(/problem\+json/)
  })

  it('what is not stopped cannot be lifted', async () => {
    expect((await ask('DELETE', '/v1/stops', 'country', { scope: { all: true } })).status).toBe(404)
  })

  it('a body that is no JSON is one clear sentence', async () => {
    const answer = await ask('POST', '/v1/stops', 'country', '{')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ detail: 'The body is not JSON.' })
  })

  it('a huge body is not read', async () => {
    expect((await ask('POST', '/v1/stops', 'country', 'x'.repeat(20_000))).status).toBe(413)
  })

  const { id: _, ...wanted } = keyHolder('source', '430182')
  it('an administrator makes keys, and sees each once', async () => {
    const answer = await ask('POST', '/v1/keys', 'provincial', wanted)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({ holder: { id: 'new-id', ...wanted }, key: 'the-new-key' })
    expect(JSON.stringify(log.lines)).not.toContain('the-new-key')
  })

  it.each([
    ['an operator makes none', 'country', wanted, 403],
    ['nobody makes one that reaches further than their own', 'provincial', { ...wanted, area: '' }, 403],
    ['nor next door', 'provincial', { ...wanted, area: '15' }, 403],
    ['nor without a role', 'admin', { ...wanted, role: 'king' }, 422],
  ])('%s', async (__, key, body, status) => {
    expect((await ask('POST', '/v1/keys', key, body)).status).toBe(status)
  })
})
