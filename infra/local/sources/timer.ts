import { Cron } from 'croner'
import { parseSchedule } from './rate.ts'
import type { Running } from './running.ts'

/** Calls at each time of the schedule, with that time. A rate begins to count when the runtime starts, as it does on AWS with its creation. */
export const startTimer = (expression: string, timezone: string, onTime: (at: Date) => void): Running => {
  const schedule = parseSchedule(expression)
  if (schedule.kind === 'every') {
    const timer = setInterval(() => onTime(new Date()), schedule.milliseconds)
    return { ended: Promise.resolve(), close: () => clearInterval(timer) }
  }
  const cron = new Cron(schedule.expression, { timezone }, () => onTime(new Date()))
  return { ended: Promise.resolve(), close: () => cron.stop() }
}
