import { type Context, Hono } from 'hono'
import { covers, coversAll } from '../../shared/domain/jurisdiction.ts'
import { PlaceCode } from '../../shared/domain/place.ts'
import { whyNotToPaste } from '../../shared/domain/rooms/copying.ts'
import type { Warning } from '../../shared/domain/series/warning.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { type CopyPorts, copyOf } from './copy.ts'
import { type RoomsPorts, warningRooms } from './rooms.ts'

type Ports = RoomsPorts & CopyPorts & { keys: Pick<Keys, 'find'> }

/** Rooms one by one, and the text for those that no robot reaches. */
export const roomRoutes = (ports: Ports): Hono => {
  const rooms = warningRooms(ports)
  const copy = copyOf(ports)
  const app = new Hono()

  app.get('/v1/warnings/:id/rooms', async c => {
    const warning = await permitted(c, ports)
    if (warning instanceof Response) return warning
    const found = await rooms(warning.id)
    return found ? c.json(found) : problem(c, 404, 'unknown-warning', 'There is no such warning.')
  })

  app.get('/v1/warnings/:id/copy', async c => {
    const place = c.req.query('place')
    if (place !== undefined && !PlaceCode.safeParse(place).success)
      return problem(c, 404, 'unknown-place', 'A place has a code of 12 digits, or a group its own.')
    const warning = await permitted(c, ports, place)
    if (warning instanceof Response) return warning
    const found = await copy(warning, place, c.req.query('lang') ?? 'zh-CN')
    return found.kind === 'copy' ? c.json(found.copy) : problem(c, 409, found.reason, whyNotToPaste[found.reason])
  })
  return app
}

/** Whoever covers a place may have its text, whoever covers all of a warning everything of it. */
const permitted = async (c: Context, { keys, warnings }: Ports, place?: string): Promise<Warning | Response> => {
  const holder = await authenticate(c, keys)
  if (holder instanceof Response) return holder
  const warning = await warnings.find(c.req.param('id') ?? '')
  if (warning?.purpose !== 'warning') return problem(c, 404, 'unknown-warning', 'There is no such warning.')
  const isWithin = place === undefined ? coversAll(holder, warning.counties) : covers(holder, place)
  return isWithin ? warning : problem(c, 403, 'outside-jurisdiction', 'This lies outside the area of your key.')
}
