import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { ImportPart, PublishImport } from '../../shared/contracts/http.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import type { Problem } from '../../shared/domain/refusal.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { anyRole, authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { type ImportPorts, orderPublication, storePart, summarise } from './import-directory.ts'

const ImportId = z.string().regex(/^[\w-]{1,64}$/)
const maxBytes = 1024 * 1024

/** The door for whoever keeps the directory: parts of an import, its publication, and what is in force. */
export const routes = (ports: ImportPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const store = storePart(ports)
  const order = orderPublication(ports)
  const summary = summarise(ports)
  const app = new Hono()
  app.use(bodyLimit({ maxSize: maxBytes, onError: c => problem(c, 413, 'too-large', 'A part may have 1 MB at most.') }))

  app.post('/v1/imports/:id/records', async c => {
    const asked = await ask(c, ports.keys, ImportPart)
    if (asked instanceof Response) return asked
    const outcome = await store({ importId: asked.importId, ...asked.body })
    if (outcome.kind === 'stored') return c.json({ stored: outcome.count })
    const published = outcome.reasons.some(({ code }) => code === 'import-published')
    return problem(c, published ? 409 : 422, 'refused', 'This part was not stored.', outcome.reasons)
  })

  app.post('/v1/imports/:id/publish', async c => {
    const asked = await ask(c, ports.keys, PublishImport)
    if (asked instanceof Response) return asked
    await order(asked.importId, asked.body.county)
    return c.json({ county: asked.body.county, importId: asked.importId }, 202)
  })

  app.get('/v1/directory/:county', async c => {
    const holder = await authenticate(c, ports.keys, anyRole)
    if (holder instanceof Response) return holder
    const county = c.req.param('county')
    if (!covers(holder, county)) return outside(c, county)
    const found = await summary(county)
    return found ? c.json(found) : problem(c, 404, 'not-published', `Nothing is published of ${county}.`)
  })
  return app
}

type Asked<Body> = { importId: string; body: Body }

/** The checked order of an administrator for a county of theirs, or the answer to give instead. */
const ask = async <Schema extends z.ZodType<{ county: string }>>(
  c: Context,
  keys: Pick<Keys, 'find'>,
  schema: Schema,
): Promise<Asked<z.output<Schema>> | Response> => {
  const holder = await authenticate(c, keys, ['administrator'])
  if (holder instanceof Response) return holder
  const importId = ImportId.safeParse(c.req.param('id'))
  if (!importId.success)
    return problem(c, 400, 'bad-import-id', 'An import is named by 1 to 64 letters, digits, _ or -.')
  const body = schema.safeParse(await c.req.json().catch(() => undefined))
  if (!body.success) return problem(c, 422, 'invalid-body', 'Nothing was stored.', reasonsOf(body.error))
  return covers(holder, body.data.county) ? { importId: importId.data, body: body.data } : outside(c, body.data.county)
}

const outside = (c: Context, county: string): Response =>
  problem(c, 403, 'outside-jurisdiction', `Your key does not reach ${county}.`)

/** Where and what kind, never the value: it may be a phone. */
const reasonsOf = (error: z.ZodError): Problem[] =>
  error.issues.slice(0, 100).map(({ path, message }) => ({ code: 'invalid-field', at: path.join('.'), message }))
