import { Cron } from 'croner'
import { describe, expect, it } from 'vitest'
import { parseSchedule } from '../../../infra/local/sources/rate.ts'

describe('a schedule', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(1 day)', 86_400_000],
  ])('%s', (expression, milliseconds) => {
    expect(parseSchedule(expression)).toEqual({ kind: 'every', milliseconds })
  })

  it.each([
    ['cron(0 8 * * ? *)', '2026-07-06T08:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-07-05T12:15:00.000Z'],
    // Sunday is 1 for AWS: 2 is Monday.
    ['cron(0 9 ? * 2 *)', '2026-07-06T09:00:00.000Z'],
    ['cron(30 6 ? * MON-FRI *)', '2026-07-06T06:30:00.000Z'],
    ['cron(0 0 1 1 ? 2027)', '2027-01-01T00:00:00.000Z'],
  ])('%s comes next at %s', (expression, next) => {
    const schedule = parseSchedule(expression)
    const cron = new Cron(schedule.kind === 'cron' ? schedule.expression : '', { timezone: 'UTC', paused: true })
    expect(cron.nextRun(new Date('2026-07-05T12:05:00Z'))?.toISOString()).toBe(next)
  })

  it.each(['rate(0.5 minutes)', 'rate(1 week)', 'at(2026-01-01T00:00:00)', 'cron(* * *)'])(
    '%s stops the start',
    expression => {
      expect(() => parseSchedule(expression)).toThrow(`The schedule ${expression} is neither`)
    },
  )
})
