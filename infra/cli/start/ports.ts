import { createServer } from 'node:net'
import type { Phrase } from '../language.ts'

/** Undefined when the port is taken, or not ours to take. */
export const tryPort = (port: number): Promise<number | undefined> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const got = typeof address === 'object' && address !== null ? address.port : port
      server.close(() => resolve(got))
    })
  })

export const freePort = async (): Promise<number> => {
  const port = await tryPort(0)
  if (port === undefined) throw new Error('the machine gives no free port on 127.0.0.1')
  return port
}

export const portProblem = async (port: number): Promise<Phrase | undefined> => {
  if ((await tryPort(port)) !== undefined) return
  return {
    zh: `端口 ${port} 已被占用：请结束占用它的程序，或用 --port 另选一个。`,
    en: `Port ${port} is taken: end the program that has it, or choose another one with --port.`,
  }
}
