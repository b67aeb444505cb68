import type { ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '../../../../infra/local/cannot-start.ts'

const withinMs = 60_000
const lookEveryMs = 100

/** Until the server takes connections. */
export const answering = async (server: ChildProcess, port: number, name: string): Promise<void> => {
  const deadline = Date.now() + withinMs
  while (server.exitCode === null && Date.now() < deadline) {
    if (await connects(port)) return
    await pause(lookEveryMs)
  }
  throw new CannotStart(`${name} did not start.`)
}

const connects = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const end = (there: boolean) => {
      socket.destroy()
      resolve(there)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })
