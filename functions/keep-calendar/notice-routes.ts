import { Hono } from 'hono'
import * as z from 'zod'
import { NoticeDecisions } from '../../shared/contracts/notices.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { areaIn } from './area-in.ts'
import { decideNotices } from './decide-notices.ts'
import type { KeepPorts } from './keeping.ts'
import { listNotices } from './list-notices.ts'

const dayMs = 24 * 3_600_000
/** Without a span: what may still be decided of the days before, and all that stands as a draft. */
const [shownBefore, shownAhead, longestSpan] = [7 * dayMs, 31 * dayMs, 100 * dayMs]

/** What stands ahead, and what officers say to it. */
export const noticeRoutes = (ports: KeepPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const [list, decide] = [listNotices(ports), decideNotices(ports)]
  const app = new Hono()

  app.get('/v1/notices', async c => {
    const holder = await authenticate(c, ports.keys)
    if (holder instanceof Response) return holder
    const now = ports.clock.now()
    const area = c.req.query('area') === undefined ? holder.area : areaIn(c, c.req.query('area'))
    if (area instanceof Response) return area
    const span = Span(now).safeParse(c.req.query())
    if (!span.success) return problem(c, 422, 'bad-span', 'from and until are times in ms, at most 100 days apart.')
    const found = await list({ area, ...span.data }, holder)
    return found === 'too-many-areas'
      ? problem(c, 422, found, 'These are too many jurisdictions for one list: name a province.')
      : c.json(found)
  })

  app.post('/v1/notices/decisions', async c => {
    const holder = await authenticate(c, ports.keys, ['operator', 'administrator'])
    if (holder instanceof Response) return holder
    const decisions = await readJsonBody(c, NoticeDecisions)
    return decisions instanceof Response ? decisions : c.json(await decide(decisions, holder))
  })
  return app
}

const Time = z
  .string()
  .regex(/^\d{1,14}$/)
  .transform(Number)
const Span = (now: number) =>
  z
    .object({ from: Time.default(now - shownBefore), until: Time.default(now + shownAhead) })
    .refine(({ from, until }) => from < until && until - from <= longestSpan)
