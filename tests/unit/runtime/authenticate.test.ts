import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import type { Keys } from '../../../shared/ports/keys.ts'
import { authenticate, withAdministratorKey } from '../../../shared/runtime/authenticate.ts'

const source: KeyHolder = { id: 's', name: 'Met office', role: 'source', area: '43', levels: ['red'], maxRecipients: 1 }
const keys: Keys = {
  find: async key => (key === 'right' ? source : undefined),
  create: async () => 'unused',
}

const app = new Hono()
app.get('/open', async c => {
  const holder = await authenticate(c, keys)
  return holder instanceof Response ? holder : c.json(holder.name)
})
app.get('/administrators', async c => {
  const holder = await authenticate(
    c,
    withAdministratorKey(keys, async () => 'the-secret'),
    ['administrator'],
  )
  return holder instanceof Response ? holder : c.json(holder.name)
})
const get = (path: string, authorization?: string) =>
  app.request(path, authorization === undefined ? {} : { headers: { authorization } })

describe('who is asking', () => {
  it('is the holder of the key', async () => {
    expect(await (await get('/open', 'Bearer right')).json()).toBe('Met office')
  })

  it.each([
    [undefined, 'key-missing'],
    ['Basic right', 'key-missing'],
    ['Bearer ', 'key-missing'],
    ['Bearer wrong', 'key-unknown'],
  ])('with %s is answered 401 %s as problem JSON', async (authorization, type) => {
    const answer = await get('/open', authorization)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({ status: 401, title: type })
  })

  it('a source is no administrator', async () => {
    const answer = await get('/administrators', 'Bearer right')
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ title: 'role-not-permitted' })
  })

  it('the stack’s own secret is an administrator’s key', async () => {
    expect((await get('/administrators', 'Bearer the')).status).toBe(401)
    expect((await get('/administrators', 'Bearer the-secret')).status).toBe(200)
  })
})
