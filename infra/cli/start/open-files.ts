import { readFileSync } from 'node:fs'
import type { Phrase } from '../language.ts'

/** 9,305 loudspeakers are as many connections at each end, and the rest of a process needs some too. */
export const neededOpenFiles = 10_500

/**
 * The limit that holds for this process and its children. Node.js raises the soft limit to the hard one when it starts, so this is
 * the hard one; raising that is for whoever runs the machine. Undefined where it cannot be read.
 */
export const openFileLimit = (): number | undefined => {
  try {
    return openFilesOf(readFileSync('/proc/self/limits', 'utf8'))
  } catch {
    // Not Linux: the field will say it when it cannot connect.
    return undefined
  }
}

export const openFilesOf = (limits: string): number | undefined => {
  const soft = /^Max open files\s+(\S+)/m.exec(limits)?.[1]
  if (soft === undefined) return
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft)
}

export const openFilesProblem = (limit: number | undefined): Phrase | undefined => {
  if (limit === undefined || limit >= neededOpenFiles) return
  return {
    zh: `打开文件数上限为 ${limit}，9,305 只喇叭至少需要 ${neededOpenFiles}：请先运行 ulimit -n 20000（不允许时，在 /etc/security/limits.conf 中提高 nofile 上限后重新登录）。`,
    en: `The limit of open files is ${limit}, and 9,305 loudspeakers need ${neededOpenFiles}: run \`ulimit -n 20000\` first (if that is not permitted, raise nofile in /etc/security/limits.conf and log in again).`,
  }
}
