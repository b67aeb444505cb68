import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { checkHolidays } from '../../../shared/domain/calendar/check-holidays.ts'
import { HolidayTable } from '../../../shared/domain/calendar/holidays.ts'
import type { Context } from '../context.ts'
import { refused } from '../failure.ts'
import { readDocument } from '../read-document.ts'
import { stateFolder } from '../service-file.ts'

const form = /^holidays-\d{4}\.json$/

/** A table as a file. One that is wrong is refused with everything that is wrong with it. */
export const readHolidays = (path: string): HolidayTable => judged(path, new TextDecoder().decode(readDocument(path)))

const judged = (path: string, text: string): HolidayTable => {
  const read = HolidayTable.safeParse(parse(text))
  const reasons = read.success
    ? checkHolidays(read.data).map(({ code, message }) => `${code}: ${message}`)
    : [z.prettifyError(read.error)]
  if (read.success && reasons.length === 0) return read.data
  throw refused({
    zh: `${path} 不是可用的放假安排：\n${reasons.join('\n')}`,
    en: `${path} is no holiday table that can be used:\n${reasons.join('\n')}`,
  })
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is refused by its form, like anything else that is no table.
    return undefined
  }
}

/** What was imported here before, from the nearest `.tongluo` upwards. */
export const keptHolidays = (from: string): HolidayTable[] => {
  const folder = stateFolderAbove(from)
  if (folder === undefined) return []
  const names = readdirSync(folder).filter(name => form.test(name))
  return names.map(name => judged(join(folder, name), readFileSync(join(folder, name), 'utf8')))
}

/** Kept beside what `start` writes, and used from now on; whoever deletes the file takes it back. */
export const keepHolidays = ({ cwd, say, tell }: Context, table: HolidayTable): void => {
  const folder = stateFolderAbove(cwd) ?? join(cwd, stateFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `holidays-${table.year}.json`)
  writeFileSync(path, `${JSON.stringify(table, null, 2)}\n`)
  tell(
    say({
      zh: `已导入 ${table.year} 年放假安排，保存为 ${path}（删除即撤销）`,
      en: `the holidays of ${table.year} are loaded and kept in ${path} (delete it to take them back)`,
    }),
  )
}

const stateFolderAbove = (from: string): string | undefined => {
  const path = join(from, stateFolder)
  if (existsSync(path)) return path
  return dirname(from) === from ? undefined : stateFolderAbove(dirname(from))
}
