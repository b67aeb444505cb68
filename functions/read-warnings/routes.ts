import { type Context, Hono } from 'hono'
import { covers } from '../../shared/domain/jurisdiction.ts'
import { AreaCode, RiskPointCode } from '../../shared/domain/place.ts'
import { maySee } from '../../shared/domain/series/may-see.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { type ReadPorts, readWarnings } from './read-warnings.ts'

const outside = 'This lies outside the area of your key.'
const unknown = 'There is no such warning.'
const noVillage = 'A village has a code of 12 digits, a risk point one that begins with R- and those.'

const hasProof = (code: string): boolean => AreaCode.safeParse(code).success || RiskPointCode.safeParse(code).success

const asksForExercises = (c: Context): boolean => c.req.query('exercises') === 'true'

/** What is in force, who was reached, village by village: for every key, as far as its area reaches. */
export const routes = (ports: ReadPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const { keys } = ports
  const read = readWarnings(ports)
  const app = new Hono()

  app.get('/v1/warnings', async c => {
    const holder = await authenticate(c, keys)
    return holder instanceof Response ? holder : c.json(await read.list(holder, asksForExercises(c)))
  })

  app.get('/v1/warnings/:id', async c => {
    const holder = await authenticate(c, keys)
    if (holder instanceof Response) return holder
    const warning = await read.find(c.req.param('id'))
    if (!warning) return problem(c, 404, 'unknown-warning', unknown)
    if (!maySee(holder, warning)) return problem(c, 403, 'outside-jurisdiction', outside)
    const status = await read.status(warning.id)
    return status ? c.json(status) : problem(c, 404, 'unknown-warning', unknown)
  })

  app.get('/v1/warnings/:id/history', async c => {
    const holder = await authenticate(c, keys)
    if (holder instanceof Response) return holder
    const warning = await read.find(c.req.param('id'))
    if (!warning) return problem(c, 404, 'unknown-warning', unknown)
    if (!maySee(holder, warning)) return problem(c, 403, 'outside-jurisdiction', outside)
    return c.json(await read.history(warning.id))
  })

  app.get('/v1/warnings/:id/villages/:code', async c => {
    const holder = await authenticate(c, keys)
    if (holder instanceof Response) return holder
    const { id, code } = c.req.param()
    if (!hasProof(code)) return problem(c, 404, 'unknown-village', noVillage)
    if (!covers(holder, code)) return problem(c, 403, 'outside-jurisdiction', outside)
    if (!(await read.find(id))) return problem(c, 404, 'unknown-warning', unknown)
    const proof = await read.proof(id, code)
    return proof
      ? c.json(proof)
      : problem(c, 404, 'village-not-concerned', 'This warning does not concern that village.')
  })

  app.get('/v1/villages/:code/proofs', async c => {
    const holder = await authenticate(c, keys)
    if (holder instanceof Response) return holder
    const code = c.req.param('code')
    if (!hasProof(code)) return problem(c, 404, 'unknown-village', noVillage)
    if (!covers(holder, code)) return problem(c, 403, 'outside-jurisdiction', outside)
    const proofs = await read.proofsOf(code, asksForExercises(c))
    return proofs ? c.json(proofs) : problem(c, 404, 'unknown-village', 'The directory has no such village.')
  })
  return app
}
