import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { ImportPart, PublishImport } from '../../shared/contracts/directory.ts'
import { recordKinds } from '../../shared/domain/directory/directory.ts'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { County } from '../../shared/domain/place.ts'
import type { Problem, Refusal } from '../../shared/domain/refusal.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { anyRole, authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { type ImportPorts, type ImportReason, importStatus, orderPublication, storePart } from './import-directory.ts'
import { type ReadPorts, readRecords, summarise } from './read-directory.ts'

const ImportId = z.string().regex(/^[\w-]{1,64}$/)
const maxBytes = 1024 * 1024

/**
 * The door for whoever keeps the directory: parts of an import, its publication, and what is in force. Who is warned, and every
 * number in clear, is the administrators' business; whoever has a key of the area may see the sums.
 */
export const routes = (ports: ImportPorts & ReadPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: maxBytes, onError: c => problem(c, 413, 'too-large', 'A part may have 1 MB at most.') }))
  importing(app, ports)
  reading(app, ports)
  return app
}

const importing = (app: Hono, ports: ImportPorts & { keys: Pick<Keys, 'find'> }): void => {
  const store = storePart(ports)
  const order = orderPublication(ports)
  const status = importStatus(ports)

  app.post('/v1/imports/:id/records', async c => {
    const asked = await ask(c, ports.keys, ImportPart)
    if (asked instanceof Response) return asked
    const outcome = await store({ importId: asked.importId, ...asked.body })
    return outcome.kind === 'stored' ? c.json({ stored: outcome.count }) : refusal(c, outcome)
  })

  app.post('/v1/imports/:id/publish', async c => {
    const asked = await ask(c, ports.keys, PublishImport)
    if (asked instanceof Response) return asked
    const { county, ...wanted } = asked.body
    const name = { county, importId: asked.importId }
    const outcome = await order(name, wanted)
    return outcome.kind === 'ordered' ? c.json(name, 202) : refusal(c, outcome)
  })

  app.get('/v1/imports/:id/:county', async c => {
    const holder = await holderOf(c, ports.keys, ['administrator'])
    if (holder instanceof Response) return holder
    const found = await status({ county: c.req.param('county'), importId: c.req.param('id') })
    return found ? c.json(found) : problem(c, 404, 'unknown-import', 'Nothing of such an import is stored.')
  })
}

const reading = (app: Hono, ports: ReadPorts & { keys: Pick<Keys, 'find'> }): void => {
  const summary = summarise(ports)
  const records = readRecords(ports)

  app.get('/v1/directory/:county', async c => {
    const holder = await holderOf(c, ports.keys, anyRole)
    if (holder instanceof Response) return holder
    const county = c.req.param('county')
    const found = await summary(county)
    return found ? c.json(found) : notPublished(c, county)
  })

  app.get('/v1/directory/:county/records', async c => {
    const holder = await holderOf(c, ports.keys, ['administrator'])
    if (holder instanceof Response) return holder
    const query = RecordsQuery.safeParse(c.req.query())
    if (!query.success)
      return problem(c, 400, 'bad-query', 'Say kinds as area,person…, and rev with piece, as `next` does.')
    const county = c.req.param('county')
    const { kinds, rev, piece } = query.data
    const from = rev !== undefined && piece !== undefined ? { rev, piece } : undefined
    const found = await records({ county, kinds, from, by: holder.id })
    return found ? c.json(found) : notPublished(c, county)
  })
}

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const RecordsQuery = z.object({
  kinds: z
    .string()
    .default('')
    .transform(text => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(recordKinds))),
  rev: count.optional(),
  piece: count.optional(),
})

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

/** Who asks about the county of the path, or the answer to give instead. */
const holderOf = async (
  c: Context,
  keys: Pick<Keys, 'find'>,
  roles: readonly KeyHolder['role'][],
): Promise<KeyHolder | Response> => {
  const holder = await authenticate(c, keys, roles)
  if (holder instanceof Response) return holder
  const county = County.safeParse(c.req.param('county'))
  if (!county.success) return problem(c, 400, 'bad-county', 'A county is named by six digits.')
  return covers(holder, county.data) ? holder : outside(c, county.data)
}

const refusal = (c: Context, { reasons }: Refusal<ImportReason>): Response => {
  const status = reasons.some(({ code }) => code === 'other-county') ? 422 : 409
  return reasons.some(({ code }) => code === 'unknown-import')
    ? problem(c, 404, 'unknown-import', 'Nothing of such an import is stored.', reasons)
    : problem(c, status, 'refused', 'Nothing was changed.', reasons)
}

const notPublished = (c: Context, county: string): Response =>
  problem(c, 404, 'not-published', `Nothing is published of ${county}.`)
const outside = (c: Context, county: string): Response =>
  problem(c, 403, 'outside-jurisdiction', `Your key does not reach ${county}.`)

/** Where and what kind, never the value: it may be a phone. */
const reasonsOf = (error: z.ZodError): Problem[] =>
  error.issues.slice(0, 100).map(({ path, message }) => ({ code: 'invalid-field', at: path.join('.'), message }))
