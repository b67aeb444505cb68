import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { CarrierCallbacks } from '../../shared/ports/carrier-reports.ts'
import { sameSecret } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { type ReportPorts, receiveReceipts, receiveReplies } from './receive-carrier-report.ts'

const maxSize = 1024 * 1024

type Options = ReportPorts & { carriers: readonly CarrierCallbacks[]; token(): Promise<string> }

/** For carriers, which sign nothing: whoever knows the address is believed, and all that a report can do is add a receipt. */
export const routes = (options: Options): Hono => {
  const { carriers, token } = options
  const app = new Hono()
  app.use(bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A body may have 1 MB at most.') }))

  for (const [kind, receive] of [
    ['receipts', receiveReceipts(options)],
    ['replies', receiveReplies(options)],
  ] as const)
    app.post(`/v1/carrier-reports/:token/:carrier/${kind}`, async c => {
      const { token: said, carrier: name } = c.req.param()
      const carrier = carriers.find(one => one.carrier === name)
      if (!carrier || !sameSecret(said, await token())) return c.notFound()
      const json = await bodyOf(c)
      if ((await receive(carrier, json)) === 'not-a-report')
        return problem(c, 400, 'not-a-report', 'This is no report of this carrier.')
      return c.json(carrier.thanks)
    })
  return app
}

const bodyOf = async (c: Context): Promise<unknown> => {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}
