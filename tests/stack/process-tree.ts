import { readdirSync, readFileSync } from 'node:fs'

/** A pid comes again; a pid and the tick it was born at do not. */
export type Born = { pid: number; parent: number; at: string }

const born = (pid: number): Born | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    // A zombie has ended; only its parent has not asked how.
    return fields[0] === 'Z' ? undefined : { pid, parent: Number(fields[1]), at: fields[19] ?? '' }
  } catch {
    // It ended while the list was read.
    return undefined
  }
}

export const treeOf = (root: number): Born[] => {
  const all = readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (born(Number(name)) ?? []) : []))
  const below = (parent: number): Born[] =>
    all.filter(process => process.parent === parent).flatMap(process => [process, ...below(process.pid)])
  return [...all.filter(({ pid }) => pid === root), ...below(root)]
}

export const stillThere = (processes: Born[]): number[] =>
  processes.filter(({ pid, at }) => born(pid)?.at === at).map(({ pid }) => pid)
