import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Keys } from '../../shared/ports/keys.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { calendarRoutes } from './calendar-routes.ts'
import type { KeepPorts } from './keeping.ts'
import { noticeRoutes } from './notice-routes.ts'

/** A stored version is one item of DynamoDB, 400 kB at most. */
const maxSize = 256 * 1024

export const routes = (ports: KeepPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const app = new Hono()
  app.use(bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A calendar may have 256 kB at most.') }))
  app.route('/', calendarRoutes(ports))
  app.route('/', noticeRoutes(ports))
  return app
}
