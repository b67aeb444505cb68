import { readdirSync, readFileSync } from 'node:fs'
import { type Group, groupOf, type Role, roleOf } from './role.ts'
import { readBusy, readPss, readStat, type Stat } from './stat.ts'

export type Member = Stat & { role: Role }
/** Our processes at one moment. `machineBusy`: seconds that the whole machine's cores have worked. */
export type Census = { at: number; members: Member[]; machineBusy: number }

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended while the list was read.
    return ''
  }
}

/** What a process does never changes, and reading it costs as much as all the rest. */
const known = new Map<string, Role>()
const role = ({ pid, bornAt }: Stat): Role => {
  if (pid === process.pid) return 'runtime'
  const key = `${pid} ${bornAt}`
  const found = known.get(key) ?? roleOf(textOf(`/proc/${pid}/cmdline`), textOf(`/proc/${pid}/environ`))
  // Between fork and exec a process is still called what its parent is.
  if (found !== 'other') known.set(key, found)
  return found
}

export const takeCensus = (): Census => {
  const all = readdirSync('/proc').flatMap(name =>
    /^\d+$/.test(name) ? (readStat(textOf(`/proc/${name}/stat`)) ?? []) : [],
  )
  const below = (parent: number): Stat[] =>
    all.filter(one => one.parent === parent).flatMap(one => [one, ...below(one.pid)])
  const ours = [...all.filter(({ pid }) => pid === process.pid), ...below(process.pid)]
  const members = ours.map(one => ({ ...one, role: role(one) }))
  return { at: Date.now(), members, machineBusy: readBusy(textOf('/proc/stat')) }
}

/** Bytes (PSS) and processes of each group. */
export type Memory = Record<Group, { bytes: number; processes: number }>

export const weigh = ({ members }: Census): Memory => {
  const none = (): Memory[Group] => ({ bytes: 0, processes: 0 })
  const memory: Memory = {
    functions: none(),
    runtime: none(),
    java: none(),
    broker: none(),
    field: none(),
    other: none(),
  }
  for (const { pid, role } of members) {
    const of = memory[groupOf(role)]
    of.bytes += readPss(textOf(`/proc/${pid}/smaps_rollup`))
    of.processes += 1
  }
  return memory
}
