import type { Dispatcher } from 'undici'
import Agent from 'undici/lib/dispatcher/agent.js'

/** The part of an SDK client's request that is sent (`HttpRequest` of @smithy/types). */
type Request = {
  protocol: string
  hostname: string
  port?: number
  method: string
  path: string
  query?: Record<string, string | string[] | null>
  headers: Record<string, string>
  body?: unknown
}
type Response = { statusCode: number; headers: Record<string, string>; body: Uint8Array }
/** The SDK's own kind of signal may be any object that tells of an abort. */
type Signal = { readonly aborted: boolean; readonly reason?: unknown }
type Options = {
  /** Requests to one host at the same time; more wait. */
  sockets: number
  connectTimeoutMs: number
  /** Without a byte of the answer for so long, the request is lost. */
  requestTimeoutMs: number
}

/**
 * How the SDK's clients on the way of every message reach AWS: undici's `dispatch`, which takes a third of the processor time of the
 * SDK's own handler. Answers are gathered, so no operation whose answer is a stream may use it.
 */
export const sdkTransport = ({ sockets, connectTimeoutMs, requestTimeoutMs }: Options) => {
  const agent = new Agent({
    connections: sockets,
    connect: { timeout: connectTimeoutMs },
    headersTimeout: requestTimeoutMs,
    bodyTimeout: requestTimeoutMs,
    allowH2: false,
  })
  const abortedBy = abortsBySignal()
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: (request: Request, { abortSignal }: { abortSignal?: Signal } = {}): Promise<{ response: Response }> => {
      const { promise, resolve, reject } = Promise.withResolvers<{ response: Response }>()
      const parts: Buffer[] = []
      let response = { statusCode: 0, headers: {} as Record<string, string> }
      let forget = () => {}
      agent.dispatch(dispatched(request), {
        onRequestStart: controller => {
          forget = abortedBy(abortSignal, fault => controller.abort(fault))
        },
        onResponseStart: (_, statusCode, headers) => {
          response = { statusCode, headers: joined(headers) }
        },
        onResponseData: (_, part) => {
          parts.push(part)
        },
        onResponseEnd: () => {
          forget()
          const [only] = parts
          resolve({ response: { ...response, body: parts.length === 1 && only ? only : Buffer.concat(parts) } })
        },
        onResponseError: (_, fault) => {
          forget()
          reject(named(fault))
        },
      })
      return promise
    },
    destroy: () => {
      void agent.destroy()
    },
    // The SDK asks for these two; nothing of this transport changes once it is made.
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  }
}

const dispatched = ({ protocol, hostname, port, method, path, query, headers, body }: Request) => ({
  origin: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`,
  method: method as Dispatcher.HttpMethod,
  path: path + queryOf(query),
  headers,
  body: body as string | Uint8Array | null,
})

const queryOf = (query: Request['query'] = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map(one => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

const joined = (headers: Record<string, string | string[] | undefined>): Record<string, string> => {
  for (const name in headers) {
    const value = headers[name]
    if (Array.isArray(value)) headers[name] = value.join(', ')
  }
  return headers as Record<string, string>
}

/** The names by which the SDK's retries know what may be tried again (`isTransientError` of @smithy/core). */
const names: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'TimeoutError',
  UND_ERR_HEADERS_TIMEOUT: 'TimeoutError',
  UND_ERR_BODY_TIMEOUT: 'TimeoutError',
  UND_ERR_SOCKET: 'RequestTimeout',
}
const named = (fault: Error): Error => {
  const name = 'code' in fault ? names[String(fault.code)] : undefined
  return name === undefined ? fault : Object.assign(fault, { name })
}

/** One listener a signal, however many requests it may end: an EventTarget looks through all it has at each that it is given. */
const abortsBySignal = () => {
  const waiting = new WeakMap<Signal, Set<(fault: Error) => void>>()
  const listen = (signal: Signal): Set<(fault: Error) => void> => {
    const aborts = new Set<(fault: Error) => void>()
    waiting.set(signal, aborts)
    const end = () => {
      for (const abort of aborts) abort(aborted(signal))
    }
    if (signal instanceof AbortSignal) signal.addEventListener('abort', end, { once: true })
    return aborts
  }
  return (signal: Signal | undefined, abort: (fault: Error) => void): (() => void) => {
    if (!signal) return () => {}
    if (signal.aborted) {
      abort(aborted(signal))
      return () => {}
    }
    const aborts = waiting.get(signal) ?? listen(signal)
    aborts.add(abort)
    return () => aborts.delete(abort)
  }
}

const aborted = ({ reason }: Signal): Error =>
  Object.assign(new Error('Request aborted', { cause: reason }), { name: 'AbortError' })
