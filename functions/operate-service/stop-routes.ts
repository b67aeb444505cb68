import { type Context, Hono } from 'hono'
import { StopRequest } from '../../shared/contracts/stops.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { operateStops, type StopOutcome, type StopPorts } from './operate-stops.ts'

const historyShown = 50

/** The STOP switch: for operators and administrators. */
export const stopRoutes = (ports: StopPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const { stops, keys } = ports
  const { put, lift } = operateStops(ports)
  const app = new Hono()

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
  return app
}

const answer = async (c: Context, outcome: StopOutcome, { stops }: StopPorts): Promise<Response> => {
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
