import { createServer, type IncomingHttpHeaders } from 'node:http'
import { listenOn } from '../../../infra/field/server.ts'

export type Heard = { method: string; url: string; headers: IncomingHttpHeaders; body: string }
type Say = (heard: Heard) => { status: number; contentType?: string; headers?: Record<string, string>; body: string }

/** A server that answers as told and keeps what it was asked: for what must be looked at on the wire itself. */
export const startWire = async (say: Say) => {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url = '', headers } = request
    const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') }
    heard.push(one)
    const { status, contentType = 'application/json', headers: more, body } = say(one)
    response.writeHead(status, { 'content-type': contentType, ...more }).end(body)
  })
  const url = await listenOn(server, 0)
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
  }
  return { url, heard, close }
}
