import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'
import { withLoaded } from '../../../shared/domain/calendar/published-holidays.ts'
import { keptHolidays } from '../calendar/holiday-files.ts'
import type { Context } from '../context.ts'
import { answers } from '../http.ts'
import type { Phrase } from '../language.ts'
import { readServiceFile } from '../service-file.ts'
import { findJava, javaProblem } from '../start/java.ts'
import { openFileLimit, openFilesProblem } from '../start/open-files.ts'
import { portProblem } from '../start/ports.ts'
import { type Finding, note, ok, problem } from './finding.ts'
import { holidayFinding } from './holidays.ts'

const neededDiskBytes = 500 * 1024 ** 2
const neededMemoryBytes = 3 * 1024 ** 3

/** What `start` needs of this machine. */
export const examineMachine = async (context: Context, port: number): Promise<Finding[]> => {
  const java = findJava(context.environment)
  const limit = openFileLimit()
  return [
    ok('node', both(`Node.js ${process.versions.node}`)),
    judged('java', javaProblem(java), both(`Java ${java.kind === 'found' ? (java.version ?? '?') : ''}`)),
    judged('open files', openFilesProblem(limit), both(String(limit ?? '?'))),
    await portFinding(context, port),
    diskFinding(context.cwd),
    memoryFinding(totalmem()),
    holidayFinding(withLoaded(keptHolidays(context.cwd)), Date.now()),
  ]
}

const both = (text: string): Phrase => ({ zh: text, en: text })

const judged = (check: string, trouble: Phrase | undefined, fine: Phrase): Finding =>
  trouble === undefined ? ok(check, fine) : problem(check, trouble)

const portFinding = async (context: Context, port: number): Promise<Finding> => {
  const running = readServiceFile(context.cwd)
  if (running !== undefined && new URL(running.url).port === String(port) && (await answers(running.url)))
    return ok('port', { zh: `铜锣正在 ${running.url} 运行`, en: `Tongluo is running at ${running.url}` })
  return judged('port', await portProblem(port), { zh: `${port} 可用`, en: `${port} is free` })
}

const diskFinding = (path: string): Finding => {
  const { bavail, bsize } = statfsSync(path)
  const free = bavail * bsize
  const size = `${Math.round(free / 1024 ** 2)} MB`
  if (free >= neededDiskBytes) return ok('disk', { zh: `可用 ${size}`, en: `${size} free` })
  return problem('disk', {
    zh: `磁盘只剩 ${size}，请腾出 500 MB。`,
    en: `Only ${size} of disk are free: make room for 500 MB.`,
  })
}

const memoryFinding = (bytes: number): Finding => {
  const size = `${(bytes / 1024 ** 3).toFixed(1)} GB`
  if (bytes >= neededMemoryBytes) return ok('memory', both(size))
  return note('memory', { zh: `内存 ${size}，建议 3 GB 以上。`, en: `${size} of memory: 3 GB or more are advisable.` })
}
