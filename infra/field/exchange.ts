import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a carrier answers, or that it never does. */
export type Answer = { status: number; contentType: string; body: string } | 'hang' | 'reset'

const maxBodyBytes = 1_000_000

/** By its events: iterating over a request costs more than all that a carrier then does with it. */
export const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBodyBytes) reject(new RangeError('the body is larger than any carrier takes'))
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })

export const answer = (response: ServerResponse, reply: Answer): void => {
  if (reply === 'hang') return
  if (reply === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  response.writeHead(reply.status, {
    'content-type': reply.contentType,
    'content-length': Buffer.byteLength(reply.body),
  })
  response.end(reply.body)
}
