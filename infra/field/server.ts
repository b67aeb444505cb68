import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { type Answer, answer, readBody } from './exchange.ts'
import type { TemplateCarriers } from './phones/template-carriers.ts'

type Carriers = {
  sns: (form: string) => Answer
  /** By templates. */
  templates: Pick<TemplateCarriers, 'answer'>
  /** undefined: no robot has that address. */
  rooms: (url: URL, body: string) => Answer | undefined
}

/** An SDK that is given this as its endpoint adds a slash. */
const publish = ['/sns', '/sns/']
/** On a machine that is slow to hear of it, whoever asks again soon would meet a connection that is just being closed. */
const idleMs = 60_000
const notFound: Answer = { status: 404, contentType: 'text/plain', body: '' }
const robots = /^\/(wecom|dingtalk|feishu)\//
const byTemplate = /^\/(tencent|alibaba)(?=$|[/?])/

/** The carriers answer on the bare server: they must be able to hang and to reset, and to take thousands a second. */
export const fieldServer = ({ sns, templates, rooms }: Carriers, app: Hono): Server => {
  const listener = getRequestListener(app.fetch)
  return createServer({ keepAliveTimeout: idleMs }, async (request, response) => {
    try {
      if (request.method === 'POST' && publish.includes(request.url ?? ''))
        return answer(response, sns(await readBody(request)))
      const url = new URL(request.url ?? '/', 'http://field')
      const [, carrier] = byTemplate.exec(url.pathname) ?? []
      if (request.method === 'POST' && (carrier === 'tencent' || carrier === 'alibaba')) {
        const body = await readBody(request)
        return answer(response, templates.answer(carrier, { url, headers: request.headers, body, now: Date.now() }))
      }
      const asked = request.method === 'POST' && robots.test(url.pathname)
      if (!asked) return await listener(request, response)
      answer(response, rooms(url, await readBody(request)) ?? notFound)
    } catch {
      // A sender that went away in the middle, or sent more than any carrier takes.
      response.socket?.destroy()
    }
  })
}

/** Only this machine can reach the field. */
export const listenOn = async (server: Server, port: number): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`
}
