import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ProgrammeOrder } from '../../shared/contracts/programme.ts'
import { AreaCode } from '../../shared/domain/place.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { type Obstacle, type SchedulePorts, setProgramme, showProgramme } from './schedule-programme.ts'
import { showPlays } from './show-plays.ts'

const maxSize = 64 * 1024
const [daysShown, mostDays] = [7, 31]

/** The weekly programme of villages: for operators and administrators, each within their area. */
export const routes = (ports: SchedulePorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const [set, show, plays] = [setProgramme(ports), showProgramme(ports), showPlays(ports)]
  const app = new Hono()
  app.use(bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A programme may have 64 kB at most.') }))

  /** Who asks about which place, or the answer to give instead. */
  const asked = async (c: Context): Promise<{ place: string; holder: KeyHolder } | Response> => {
    const holder = await authenticate(c, ports.keys, ['operator', 'administrator'])
    if (holder instanceof Response) return holder
    const place = AreaCode.safeParse(c.req.param('code'))
    return place.success
      ? { place: place.data, holder }
      : problem(c, 422, 'no-area-code', 'A place is named by its 12 digits, filled up with zeros.')
  }

  app.get('/v1/villages/:code/programme', async c => {
    const order = await asked(c)
    if (order instanceof Response) return order
    const view = await show(order.place, order.holder)
    return typeof view === 'string' ? hindered(c, view) : c.json(view)
  })

  app.put('/v1/villages/:code/programme', async c => {
    const order = await asked(c)
    if (order instanceof Response) return order
    const programme = await readJsonBody(c, ProgrammeOrder)
    if (programme instanceof Response) return programme
    const outcome = await set(order.place, programme, order.holder)
    if (typeof outcome === 'string') return hindered(c, outcome)
    if ('kind' in outcome) return problem(c, 422, 'refused', 'The programme cannot be said like this.', outcome.reasons)
    return c.json(outcome, 202)
  })

  app.get('/v1/villages/:code/programme/plays', async c => {
    const order = await asked(c)
    if (order instanceof Response) return order
    const days = Number(c.req.query('days') ?? daysShown)
    if (!Number.isInteger(days) || days < 1 || days > mostDays)
      return problem(c, 422, 'days-out-of-range', `days is a whole number from 1 to ${mostDays}.`)
    const found = await plays(order.place, days, order.holder)
    return typeof found === 'string' ? hindered(c, found) : c.json({ plays: found })
  })
  return app
}

const hindered = (c: Context, obstacle: Obstacle): Response => {
  switch (obstacle) {
    case 'outside-jurisdiction':
      return problem(c, 403, obstacle, 'This place lies outside of the area of your key.')
    case 'unknown-place':
      return problem(c, 404, obstacle, 'No published directory has a village there.')
    case 'moved':
      return problem(c, 409, obstacle, 'Somebody else has changed this programme since: look at it again.')
  }
}
