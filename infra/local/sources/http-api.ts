import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { CannotStart } from '../cannot-start.ts'
import type { RunningFunction } from '../lambda/function.ts'
import type { Outcome } from '../lambda/outcome.ts'
import { httpEvent } from './http-event.ts'
import { compileRoutes, type Route } from './http-route.ts'

// API Gateway quotas for HTTP APIs: 10 MB a request, and 30 seconds for an integration.
const largestBody = 10 * 1024 * 1024
const integrationMs = 30_000

type Answer = {
  statusCode: number
  headers?: Record<string, string>
  cookies?: string[]
  body?: string
  isBase64Encoded?: boolean
}

const message = (statusCode: number, text: string): Answer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: text }),
})

/** A handler may answer in full, or with anything, which is then the body of a 200. */
const readAnswer = (outcome: Outcome): Answer => {
  if (outcome.kind === 'failed') return message(500, 'Internal Server Error')
  const value: unknown = outcome.body === '' ? null : JSON.parse(outcome.body)
  if (typeof value === 'object' && value !== null && 'statusCode' in value) return value as Answer
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof value === 'string' ? value : outcome.body,
  }
}

const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size <= largestBody) parts.push(part as Buffer)
  }
  return size > largestBody ? undefined : Buffer.concat(parts)
}

const write = (
  response: ServerResponse,
  { statusCode, headers = {}, cookies, body = '', isBase64Encoded }: Answer,
): void => {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  response.writeHead(statusCode, {
    ...headers,
    ...(cookies && { 'set-cookie': cookies }),
    'content-length': bytes.length,
  })
  response.end(bytes)
}

const tooLate = (): Promise<Answer> =>
  new Promise(resolve => {
    setTimeout(() => resolve(message(503, 'Service Unavailable')), integrationMs).unref()
  })

/** The HTTP API of the template on one loopback port. Throttling is left out: it protects a bill, and there is none here. */
export type HttpApi = {
  url: string
  open(routes: Route<RunningFunction>[], apiId: string): void
  close(): Promise<void>
}

export const buildHttpApi = async (port: number): Promise<HttpApi> => {
  let find = compileRoutes<RunningFunction>([])
  let api = ''
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const body = await readBody(request)
    if (!body) return message(413, 'Request Entity Too Large')
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
    const method = request.method ?? 'GET'
    const route = find(method, url.pathname)
    if (!route) return message(404, 'Not Found')
    const { headers, socket } = request
    const event = httpEvent(
      { method, url, headers, body, sourceIp: socket.remoteAddress ?? '127.0.0.1' },
      route.match,
      api,
    )
    return Promise.race([route.target.invoke(event).then(readAnswer), tooLate()])
  }
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request).then(
      given => write(response, given),
      () => write(response, message(500, 'Internal Server Error')),
    )
  })
  const actual = await new Promise<number>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(fault.code === 'EADDRINUSE' ? new CannotStart(`Port ${port} is taken: choose another.`) : fault),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
  return {
    url: `http://127.0.0.1:${actual}`,
    open: (routes, apiId) => {
      find = compileRoutes(routes)
      api = apiId
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
