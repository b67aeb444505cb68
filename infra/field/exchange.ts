import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a carrier answers, or that it never does. */
export type Answer = { status: number; contentType: string; body: string } | 'hang' | 'reset'

const maxBodyBytes = 1_000_000

export const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) throw new RangeError('the body is larger than any carrier takes')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

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
