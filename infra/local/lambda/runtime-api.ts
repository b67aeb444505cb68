import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export type Invocation = { requestId: string; functionArn: string; deadlineAt: number; event: string }

export type RuntimeApi = {
  /** `host:port`, as AWS_LAMBDA_RUNTIME_API wants it. */
  address: string
  /** Hands an invocation to the client that waits, or to the next one that asks. */
  give(invocation: Invocation): void
  close(): void
}

/** What one environment says through its Runtime API. Bodies are JSON text. */
export type Listener = {
  ready(): void
  returned(requestId: string, body: string): void
  failed(requestId: string, body: string): void
  initFailed(body: string): void
}

const prefix = '/2018-06-01/runtime'

const text = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

const send = (response: ServerResponse, { requestId, functionArn, deadlineAt, event }: Invocation): void => {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(event),
    'lambda-runtime-aws-request-id': requestId,
    'lambda-runtime-invoked-function-arn': functionArn,
    'lambda-runtime-deadline-ms': deadlineAt,
  })
  response.end(event)
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

/**
 * The Runtime API of one environment. Each has a port of its own: AWS's client cannot be told a path, so the port is all that tells
 * one environment from another.
 */
export const openRuntimeApi = async (listener: Listener): Promise<RuntimeApi> => {
  let waiting: ServerResponse | undefined
  let given: Invocation | undefined

  const next = (response: ServerResponse): void => {
    listener.ready()
    if (given) send(response, given)
    else waiting = response
    given = undefined
  }
  const report = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request)
    const [, requestId = '', what] = /\/invocation\/([^/]+)\/(response|error)$/.exec(request.url ?? '') ?? []
    response.writeHead(202).end()
    if (what === 'response') listener.returned(requestId, body)
    else if (what === 'error') listener.failed(requestId, body)
    else listener.initFailed(body)
  }
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
    if (request.url === `${prefix}/invocation/next`) return next(response)
    report(request, response).catch(() => response.destroy())
  })
  const port = await listen(server)
  return {
    address: `127.0.0.1:${port}`,
    give: invocation => {
      if (waiting) send(waiting, invocation)
      else given = invocation
      waiting = undefined
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
