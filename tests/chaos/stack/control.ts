import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Part } from '../../../infra/local/options.ts'

/** What stands for a part of the machine, wherever it is at the moment. */
export type Between = { url: string; leadTo(upstream: string): void; close(): void }

/** `POST /<part>` with its own address answers the one to be used instead. The same after every start. */
export const openControl = async (parts: Record<Part, Between>): Promise<{ url: string; close(): void }> => {
  const isPart = (name: string): name is Part => name in parts
  const server = createServer(async (request, response) => {
    const name = request.url?.slice(1) ?? ''
    if (!isPart(name)) return void response.writeHead(404).end()
    parts[name].leadTo(await text(request))
    response.end(parts[name].url)
  })
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
