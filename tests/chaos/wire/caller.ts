import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { Socket } from 'node:net'

const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0')

/** The kernel's list of connections (proc(5), /proc/net/tcp): the caller's end is the one whose own port is our remote one. */
const inodeOf = ({ remotePort = 0, localPort = 0 }: Socket): string | undefined =>
  readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .find(([, own = '', other = '']) => own.endsWith(`:${hex(remotePort)}`) && other.endsWith(`:${hex(localPort)}`))
    ?.at(9)

const holds = (pid: string, link: string): boolean => {
  try {
    return readdirSync(`/proc/${pid}/fd`).some(fd => readlinkSync(`/proc/${pid}/fd/${fd}`) === link)
  } catch {
    // It ended, or closed something, while the list was read.
    return false
  }
}

/** The process at the other end of a connection on this machine. */
export const callerOf = (socket: Socket): number | undefined => {
  const inode = inodeOf(socket)
  if (inode === undefined) return undefined
  const pid = readdirSync('/proc').find(name => /^\d+$/.test(name) && holds(name, `socket:[${inode}]`))
  return pid === undefined ? undefined : Number(pid)
}
