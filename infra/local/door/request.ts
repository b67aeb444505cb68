import type { IncomingMessage } from 'node:http'
import type { Ask } from '../iam/decide.ts'

/** A call that a function makes to AWS, as it arrived at the front door. */
export type Call = {
  method: string
  /** With the query. */
  path: string
  headers: Record<string, string>
  /** Empty when nobody signed. */
  authorization: string
  body: Buffer
}

export type Answer = { status: number; headers: Record<string, string>; body: Buffer | string }

/** One service of AWS behind the door. */
export type Service = {
  /** Everything that must be granted for this call: IAM judges a transaction by its parts. */
  asks(call: Call): Ask[]
  /** Serves a granted call. Rejects when the connection to whoever called is to be cut. */
  serve(call: Call, granted: Ask[]): Promise<Answer>
  /** A refusal as the service would word it on the wire. */
  refuse(sentence: string): Answer
}

export const readCall = (request: IncomingMessage): Promise<Call> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('error', reject)
    request.on('end', () => {
      const [first = Buffer.alloc(0), ...more] = parts
      resolve({
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers: request.headers as Record<string, string>,
        authorization: request.headers.authorization ?? '',
        body: more.length > 0 ? Buffer.concat(parts) : first,
      })
    })
  })

/** Who signed for which service: `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, …`. */
export const signer = ({ authorization }: Call): { accessKey: string; service: string } => {
  const [accessKey = '', , , service = ''] = /Credential=([^,\s]+)/.exec(authorization)?.[1]?.split('/') ?? []
  return { accessKey, service }
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', ...headers },
  body: JSON.stringify(value),
})

export const xml = (status: number, body: string): Answer => ({ status, headers: { 'content-type': 'text/xml' }, body })
