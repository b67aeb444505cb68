import { createServer } from 'node:net'
import type { Phrase } from '../language.ts'

/** false: it is taken, or not ours to take. */
const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })

export const portProblem = async (port: number): Promise<Phrase | undefined> => {
  if (await isFree(port)) return
  return {
    zh: `端口 ${port} 已被占用：请结束占用它的程序，或用 --port 另选一个。`,
    en: `Port ${port} is taken: end the program that has it, or choose another one with --port.`,
  }
}
