import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { NewKey } from '../../shared/contracts/http.ts'
import { StopRequest } from '../../shared/contracts/stops.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { createKey, type OperatePorts, operateStops, type StopOutcome } from './operate-service.ts'

const maxSize = 16 * 1024
const historyShown = 50

/** The switches and keys of the service: for operators and administrators. */
export const routes = (ports: OperatePorts): Hono => {
  const { stops, keys } = ports
  const { put, lift } = operateStops(ports)
  const app = new Hono()
  app.use(bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A body may have 16 kB at most.') }))

  app.get('/v1/stops', async c => {
    const holder = await authenticate(c, keys, ['operator', 'administrator'])
    if (holder instanceof Response) return holder
    const [active, history] = await Promise.all([stops.active(), stops.history(historyShown)])
    return c.json({ stops: active, history })
  })
  for (const [method, change] of [
    ['POST', put],
    ['DELETE', lift],
  ] as const)
    app.on(method, '/v1/stops', async c => {
      const holder = await authenticate(c, keys, ['operator', 'administrator'])
      if (holder instanceof Response) return holder
      const request = await readJsonBody(c, StopRequest)
      return request instanceof Response ? request : answer(c, await change(request.scope, holder), ports)
    })

  app.post('/v1/keys', async c => {
    const maker = await authenticate(c, keys, ['administrator'])
    if (maker instanceof Response) return maker
    const wanted = await readJsonBody(c, NewKey)
    if (wanted instanceof Response) return wanted
    const created = await createKey(ports)(wanted, maker)
    return created
      ? c.json(created, 201)
      : problem(c, 403, 'outside-jurisdiction', 'A key may not reach beyond the area of the key that makes it.')
  })
  return app
}

const answer = async (c: Context, outcome: StopOutcome, { stops }: OperatePorts): Promise<Response> => {
  switch (outcome) {
    case 'done':
      return c.json({ stops: await stops.active(), history: await stops.history(historyShown) })
    case 'unknown-warning':
      return problem(c, 404, outcome, 'There is no such warning.')
    case 'not-stopped':
      return problem(c, 404, outcome, 'Nothing is stopped there.')
    case 'outside-jurisdiction':
      return problem(c, 403, outcome, 'This reaches beyond the area of your key.')
  }
}
