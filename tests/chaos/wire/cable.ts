import { connect, createServer, type Socket } from 'node:net'

/** Passes connections on as they are: whoever is connected need not know that the other end was started again elsewhere. */
export const layCable = async () => {
  let port: number | undefined
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = port === undefined ? undefined : connect(port, '127.0.0.1')
    if (!far) return near.destroy()
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  const own = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `mqtt://127.0.0.1:${own}`,
    leadTo: (url: string): void => {
      port = Number(new URL(url).port)
    },
    close: (): void => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
