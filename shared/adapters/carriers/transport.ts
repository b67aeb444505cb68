import type { HandOverResult } from '../../ports/carriers.ts'

/** What a hand-over that was not accepted may end as. */
export type Setback = Exclude<HandOverResult, { outcome: 'accepted' }>

/** Nothing left this machine: the message was surely not taken, and may be sent again. */
const beforeSending: Record<string, Setback> = {
  ECONNREFUSED: { outcome: 'retry-later', reason: 'connection-lost', afterSeconds: 1 },
  ENOTFOUND: { outcome: 'retry-later', reason: 'connection-lost', afterSeconds: 5 },
  EAI_AGAIN: { outcome: 'retry-later', reason: 'connection-lost', afterSeconds: 5 },
  EHOSTUNREACH: { outcome: 'retry-later', reason: 'connection-lost', afterSeconds: 5 },
  ENETUNREACH: { outcome: 'retry-later', reason: 'connection-lost', afterSeconds: 5 },
  EMFILE: { outcome: 'retry-later', reason: 'connection-lost', afterSeconds: 1 },
  // undici: the TCP or TLS connection was never established.
  UND_ERR_CONNECT_TIMEOUT: { outcome: 'retry-later', reason: 'timeout', afterSeconds: 1 },
}

/** The request may have reached the carrier; only its answer is missing. */
const afterSending: Record<string, Setback> = {
  ECONNRESET: { outcome: 'unknown', reason: 'connection-lost' },
  EPIPE: { outcome: 'unknown', reason: 'connection-lost' },
  UND_ERR_SOCKET: { outcome: 'unknown', reason: 'connection-lost' },
  ETIMEDOUT: { outcome: 'unknown', reason: 'timeout' },
  UND_ERR_HEADERS_TIMEOUT: { outcome: 'unknown', reason: 'timeout' },
  UND_ERR_BODY_TIMEOUT: { outcome: 'unknown', reason: 'timeout' },
}

const neverConnected: Setback = { outcome: 'retry-later', reason: 'connection-lost', afterSeconds: 1 }
const connectTimedOut: Setback = { outcome: 'retry-later', reason: 'timeout', afterSeconds: 1 }
const timedOut: Setback = { outcome: 'unknown', reason: 'timeout' }
/** Whatever is in no table: we do not know, and say so. */
const lost: Setback = { outcome: 'unknown', reason: 'connection-lost' }
export const interrupted: Setback = { outcome: 'unknown', reason: 'interrupted' }

/** A request that ended without an answer. Only codes and names are read: texts may hold what must not be logged. */
export const classifyTransport = (error: unknown, signal: AbortSignal): Setback => {
  if (signal.aborted) return interrupted
  const { code, name, syscall, neverConnected: smithyConnectTimeout } = describe(error)
  if (beforeSending[code]) return beforeSending[code]
  if (smithyConnectTimeout) return connectTimedOut
  if (syscall === 'connect' || syscall === 'getaddrinfo') return neverConnected
  return afterSending[code] ?? (name === 'TimeoutError' ? timedOut : lost)
}

const describe = (error: unknown) => {
  const known = typeof error === 'object' && error !== null ? error : {}
  const text = (key: string): string => {
    const value: unknown = Reflect.get(known, key)
    return typeof value === 'string' ? value : ''
  }
  return {
    code: text('code'),
    name: text('name'),
    syscall: text('syscall'),
    // @smithy/node-http-handler gives a connect timeout no code, only these words (set-connection-timeout.js).
    neverConnected: text('name') === 'TimeoutError' && text('message').includes('did not establish a connection'),
  }
}
