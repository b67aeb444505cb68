import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below what systems give out by themselves (Linux from 32768, others from 49152): between our look and whoever listens there at last,
// no connection and no other server of ours can be given the port.
const lowest = 20_000
const above = 32_000
const attempts = 50

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** A port of this machine that nobody listens on, and that the system gives to nobody unasked. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(lowest, above)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port between ${lowest} and ${above}`)
}
