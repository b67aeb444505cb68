import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { NewPaste } from '../../shared/contracts/rooms.ts'
import { whyNotToPaste } from '../../shared/domain/rooms/copying.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { type PastePorts, recordPaste } from './record-paste.ts'

const path = '/v1/warnings/:id/pastes'
const maxSize = 4 * 1024

/** `POST /v1/warnings/{id}/pastes`: an operator says that somebody has pasted a warning into a personal group. */
export const pasteRoute = (ports: PastePorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const record = recordPaste(ports)
  const app = new Hono()
  app.use(path, bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A body may have 4 kB at most.') }))
  app.post(path, async c => {
    const holder = await authenticate(c, ports.keys, ['operator', 'administrator'])
    if (holder instanceof Response) return holder
    const said = await readJsonBody(c, NewPaste)
    if (said instanceof Response) return said
    const recorded = await record(c.req.param('id'), said, holder)
    if (recorded.kind === 'recorded') return c.json(recorded.paste, 201)
    switch (recorded.reason) {
      case 'unknown-warning':
        return problem(c, 404, recorded.reason, 'There is no such warning.')
      case 'unknown-alert':
        return problem(c, 404, recorded.reason, 'The warning has no Alert of that number.')
      case 'outside-jurisdiction':
        return problem(c, 403, recorded.reason, 'This reaches beyond the area of your key.')
      default:
        return problem(c, 409, recorded.reason, whyNotToPaste[recorded.reason])
    }
  })
  return app
}
