import middy from '@middy/core'
import type { Context, Hono } from 'hono'
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import type { Problem } from '../domain/refusal.ts'
import type { Log } from '../ports/log.ts'

/** RFC 9457. `reasons`: every problem found, each with a word of a closed list and where it is. */
export const problem = (
  c: Context,
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 500 | 503,
  type: string,
  detail: string,
  reasons: Problem[] = [],
): Response =>
  c.body(JSON.stringify({ type: `urn:tongluo:${type}`, title: type, status, detail, reasons }), status, {
    'content-type': 'application/problem+json; charset=utf-8',
  })

/** One surface of trust as one function: its router, and nothing another surface needs. */
export const httpHandler = (app: Hono, log: Log) => {
  app.notFound(c => problem(c, 404, 'not-found', `There is nothing at ${c.req.path}.`))
  app.onError((fault, c) => {
    log.error('request-failed', {}, fault)
    return problem(c, 500, 'fault', 'The service failed. What was sent is not lost if it was answered with 202 before.')
  })
  // Every answer goes as base64: what is taken for text would be read as UTF-8, and an original in GBK would be another document.
  const route = handle(app, { isContentTypeBinary: () => true })
  return middy<LambdaEvent, unknown>().handler((event, context) => route(event, context as unknown as LambdaContext))
}
