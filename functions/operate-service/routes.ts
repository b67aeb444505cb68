import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from '../../shared/runtime/http-handler.ts'
import type { KeyPorts } from './create-key.ts'
import { keyRoute } from './key-route.ts'
import type { StopPorts } from './operate-stops.ts'
import { pasteRoute } from './paste-route.ts'
import type { PastePorts } from './record-paste.ts'
import { stopRoutes } from './stop-routes.ts'

const maxSize = 16 * 1024

/** What people do by hand: the switches and keys of the service, and what they pasted. */
export const routes = (ports: StopPorts & KeyPorts & PastePorts): Hono => {
  const app = new Hono()
  app.use(bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A body may have 16 kB at most.') }))
  app.route('/', stopRoutes(ports))
  app.route('/', keyRoute(ports))
  app.route('/', pasteRoute(ports))
  return app
}
