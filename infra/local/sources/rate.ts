import { CannotStart } from '../cannot-start.ts'

export type Schedule = { kind: 'every'; milliseconds: number } | { kind: 'cron'; expression: string }

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/**
 * croner's form of AWS's six fields: seconds come first, Sunday is 0 and not 1, and a step needs a range
 * (EventBridge Scheduler user guide, "Schedule types").
 */
const toCroner = (fields: string[]): string => {
  const [minutes = '*', hours = '*', day = '*', month = '*', weekday = '*', year = '*'] = fields
  const stepped = (field: string, highest: number): string => field.replaceAll(/(^|,)(\d+)\//g, `$1$2-${highest}/`)
  const shifted = weekday.replaceAll(
    /(^|[,-])(\d)/g,
    (_, before: string, digit: string) => `${before}${Number(digit) - 1}`,
  )
  return ['0', stepped(minutes, 59), stepped(hours, 23), day, month, shifted, year].join(' ').replaceAll('?', '*')
}

/** `rate(1 minute)` or `cron(…)`. Throws `CannotStart` for anything else. */
export const parseSchedule = (expression: string): Schedule => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  if (count !== undefined && unit !== undefined)
    return { kind: 'every', milliseconds: Number(count) * (units[unit] ?? 0) }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(/\s+/) ?? []
  if (fields.length === 6) return { kind: 'cron', expression: toCroner(fields) }
  throw new CannotStart(`The schedule ${expression} is neither a rate(…) nor a cron(…) that the local runtime knows.`)
}
