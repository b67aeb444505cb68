import middy from '@middy/core'
import type { Log } from '../ports/log.ts'

/** A wake-up is a hint, never an order: what it wakes reads the state itself. A fault is thrown, so that the schedule tries again. */
export const scheduleHandler = (wake: () => Promise<void>, log: Log) =>
  middy<unknown, void>().handler(async () => {
    try {
      await wake()
    } catch (fault) {
      log.error('tick-failed', {}, fault)
      throw fault
    }
  })
