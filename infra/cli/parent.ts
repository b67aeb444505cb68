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
    if (processOf(npm).ended) end()
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

type Process = { command: string; parent: number; ended: boolean }

const processOf = (pid: number): Process => {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    // The second field, the name in brackets, may itself hold spaces and brackets.
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    // A zombie is over; only its own parent has not asked how it ended.
    return { command, parent: Number(parent), ended: state === 'Z' }
  } catch {
    // Gone, or this is not Linux, where there was nothing to watch from the beginning.
    return { command: '', parent: 0, ended: true }
  }
}
