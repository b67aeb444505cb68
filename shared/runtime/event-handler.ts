import middy from '@middy/core'
import type * as z from 'zod'
import { Fault } from '../ports/fault.ts'
import type { Log } from '../ports/log.ts'

/**
 * An asynchronous invocation: done, or thrown, so that Lambda tries again and then hands it to the failure destination.
 * What is thrown is a new fault without words of its own: Lambda prints an error's message, and a parser's message quotes its input.
 */
export const eventHandler = <Schema extends z.ZodType>(
  schema: Schema,
  handle: (event: z.output<Schema>) => Promise<void>,
  log: Log,
) =>
  middy<unknown, void>().handler(async event => {
    try {
      await handle(schema.parse(event))
    } catch (fault) {
      log.error('event-failed', {}, fault)
      throw fault instanceof Fault
        ? new Fault(fault.reason, fault.retryable, 'event-failed')
        : new Fault('unclassified', false, 'event-failed')
    }
  })
