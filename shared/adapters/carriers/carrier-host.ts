import type { Clock } from '../../ports/clock.ts'
import { sdkTransport } from '../sdk/transport.ts'

/** What a carrier that signs its calls is made of. */
export type SignedBy<Account> = {
  account: Account
  url: string
  /** Store time: a signature that is minutes old is refused. */
  clock: Clock
  requestTimeoutMs?: number
}

/** `json`: undefined where the body is none. */
export type CarrierAnswer = { status: number; json: unknown }

/** Where a carrier is reached. `host` and `path` are part of what is signed. */
export type CarrierHost = {
  host: string
  path: string
  /** `query`: encoded. */
  post(
    call: { headers: Record<string, string>; query?: string; body: string },
    signal: AbortSignal,
  ): Promise<CarrierAnswer>
}

/** Beyond this, more open requests only wait at the carrier. */
export const openCalls = 100

/** The timeout must end well inside the 20 s of a send function, so that a window's results can still be written. */
export const carrierHost = (url: string, requestTimeoutMs = 5_000): CarrierHost => {
  const { protocol, hostname, port, host, pathname: path } = new URL(url)
  const transport = sdkTransport({ sockets: openCalls, connectTimeoutMs: 1_500, requestTimeoutMs })
  const origin = { protocol, hostname, ...(port !== '' && { port: Number(port) }) }
  return {
    host,
    path,
    async post({ headers, query = '', body }, abortSignal) {
      const { response } = await transport.handle(
        { ...origin, method: 'POST', path: query === '' ? path : `${path}?${query}`, headers, body },
        { abortSignal },
      )
      return { status: response.statusCode, json: parsed(Buffer.from(response.body).toString('utf8')) }
    },
  }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
