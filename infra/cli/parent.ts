import { readFileSync } from 'node:fs'

const everyMs = 300

/**
 * Whoever started us may be killed without a chance to say so: the launcher (`tongluo.mjs` under an older Node) holds a channel,
 * and npm is watched by its pid. A shell is neither: `nohup tongluo start &` outlives it.
 */
export const endWithParent = (): void => {
  if (process.channel !== undefined) {
    process.on('disconnect', () => end())
    process.channel.unref()
  }
  const npm = process.env.npm_command === undefined ? undefined : npmAbove(process.ppid)
  if (npm === undefined) return
  setInterval(() => {
    if (!isAlive(npm)) end()
  }, everyMs).unref()
}

/** As if it had been asked to: so that what it keeps on the disk is tidied up. */
const end = (): void => void process.kill(process.pid, 'SIGTERM')

const levels = 4

/** npm calls itself `npm start`, `npm exec …` in the process list. */
const npmAbove = (pid: number, left = levels): number | undefined => {
  if (pid <= 1 || left === 0) return
  const { command, parent } = processOf(pid)
  return /^(npm|npx)( |$)|npm-cli\.js|npx-cli\.js/.test(command) ? pid : npmAbove(parent, left - 1)
}

const processOf = (pid: number): { command: string; parent: number } => {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    // The second field, the name in brackets, may itself hold spaces and brackets.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return { command, parent: Number(parent) }
  } catch {
    // Not Linux, or gone already: there is nothing to watch.
    return { command: '', parent: 0 }
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
