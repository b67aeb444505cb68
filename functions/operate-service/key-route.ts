import { Hono } from 'hono'
import { NewKey } from '../../shared/contracts/http.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { createKey, type KeyPorts } from './create-key.ts'

/** `POST /v1/keys`: for administrators. */
export const keyRoute = (ports: KeyPorts): Hono => {
  const create = createKey(ports)
  const app = new Hono()
  app.post('/v1/keys', async c => {
    const maker = await authenticate(c, ports.keys, ['administrator'])
    if (maker instanceof Response) return maker
    const wanted = await readJsonBody(c, NewKey)
    if (wanted instanceof Response) return wanted
    const created = await create(wanted, maker)
    return created
      ? c.json(created, 201)
      : problem(c, 403, 'outside-jurisdiction', 'A key may not reach beyond the area of the key that makes it.')
  })
  return app
}
