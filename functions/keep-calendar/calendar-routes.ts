import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { CalendarView, OwnOrder, OwnView } from '../../shared/contracts/calendar.ts'
import { HolidayTable } from '../../shared/domain/calendar/holidays.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { anyRole, authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { areaIn } from './area-in.ts'
import type { KeepPorts, Obstacle } from './keeping.ts'
import { loadHolidays } from './load-holidays.ts'
import { showCalendar } from './show-calendar.ts'
import { showOwn } from './show-own.ts'
import { writeOwn } from './write-own.ts'

/** The book and the holiday tables: everybody with a key may read them, officers write their own area's. */
export const calendarRoutes = (ports: KeepPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const [calendar, own, write, load] = [showCalendar(ports), showOwn(ports), writeOwn(ports), loadHolidays(ports)]
  const app = new Hono()

  app.get('/v1/calendar', async c => {
    const holder = await authenticate(c, ports.keys)
    if (holder instanceof Response) return holder
    const area = c.req.query('area') === undefined ? holder.area : areaIn(c, c.req.query('area'))
    return area instanceof Response ? area : c.json(z.encode(CalendarView, await calendar(area)))
  })

  app.put('/v1/calendar/holidays/:year', async c => {
    const holder = await authenticate(c, ports.keys, ['administrator'])
    if (holder instanceof Response) return holder
    const table = await readJsonBody(c, HolidayTable)
    if (table instanceof Response) return table
    if (String(table.year) !== c.req.param('year'))
      return problem(c, 422, 'other-year', `The table is of ${table.year}: put it under that year.`)
    const outcome = await load(table, holder)
    if (typeof outcome === 'string')
      return problem(
        c,
        403,
        outcome,
        'A holiday table holds for everybody: it is loaded by whose area holds every jurisdiction.',
      )
    return 'kind' in outcome
      ? problem(c, 422, 'refused', 'The table was not loaded.', outcome.reasons)
      : c.json(outcome)
  })

  app.get('/v1/calendar/:area', async c => {
    const asked = await askedBy(c, ports.keys, anyRole)
    if (asked instanceof Response) return asked
    const version = Version.safeParse(c.req.query('version'))
    if (!version.success) return problem(c, 422, 'bad-version', 'version is a whole number from 0.')
    const view = await own(asked.area, version.data, asked.holder)
    return typeof view === 'string' ? hindered(c, view) : c.json(z.encode(OwnView, view))
  })

  app.put('/v1/calendar/:area', async c => {
    const asked = await askedBy(c, ports.keys, ['operator', 'administrator'])
    if (asked instanceof Response) return asked
    const order = await readJsonBody(c, OwnOrder)
    if (order instanceof Response) return order
    const outcome = await write(asked.area, order, asked.holder)
    if (typeof outcome === 'string') return hindered(c, outcome)
    return 'kind' in outcome ? problem(c, 422, 'refused', 'Nothing was changed.', outcome.reasons) : c.json(outcome)
  })
  return app
}

const Version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()

/** Who asks about which area, or the answer to give instead. */
const askedBy = async (
  c: Context,
  keys: Pick<Keys, 'find'>,
  roles: readonly KeyHolder['role'][],
): Promise<{ area: string; holder: KeyHolder } | Response> => {
  const holder = await authenticate(c, keys, roles)
  if (holder instanceof Response) return holder
  const area = areaIn(c, c.req.param('area'))
  return area instanceof Response ? area : { area, holder }
}

const hindered = (c: Context, obstacle: Obstacle): Response => {
  switch (obstacle) {
    case 'outside-jurisdiction':
      return problem(c, 403, obstacle, 'This area lies outside of the area of your key.')
    case 'unknown-jurisdiction':
      return problem(c, 404, obstacle, 'This area has no such version of a calendar.')
    case 'moved':
      return problem(c, 409, obstacle, 'Somebody else has changed this calendar since: look at it again.')
  }
}
