import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type DecisionReceipt, DecisionRequest } from '../../shared/contracts/decisions.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { Objection } from '../../shared/domain/series/decision.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { nobodyOnDuty } from '../../shared/protocol/call-duty.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { readJsonBody } from '../../shared/runtime/json-body.ts'
import { type Decided, decideWarning } from './decide-warning.ts'
import type { DecidePorts } from './deciding.ts'
import { listWaiting } from './list-waiting.ts'

const maxSize = 64 * 1024

/** For people who decide: what waits, and what becomes of it. */
export const routes = (ports: DecidePorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const decide = decideWarning(ports)
  const list = listWaiting(ports)
  const app = new Hono()
  app.use(bodyLimit({ maxSize, onError: c => problem(c, 413, 'too-large', 'A body may have 64 kB at most.') }))

  app.get('/v1/waiting', async c => {
    const holder = await authenticate(c, ports.keys)
    return holder instanceof Response ? holder : c.json(await list(holder))
  })

  app.post('/v1/warnings/:id/decisions', async c => {
    const holder = await authenticate(c, ports.keys)
    if (holder instanceof Response) return holder
    const request = await readJsonBody(c, DecisionRequest)
    if (request instanceof Response) return request
    const decided = await decide(c.req.param('id'), request, holder)
    if (decided.kind === 'unknown-warning') return problem(c, 404, decided.kind, 'There is no such warning.')
    if (decided.kind === 'decided') return c.json(receiptOf(request, decided))
    const [first] = decided.reasons
    const detail = 'Nothing was decided, and nobody was told anything.'
    return problem(c, statusOf(decided), first?.code ?? 'refused', detail, decided.reasons)
  })
  return app
}

const receiptOf = (
  { decision, seq }: DecisionRequest,
  { warning, alongside, size, unattended }: Extract<Decided, { kind: 'decided' }>,
): DecisionReceipt => {
  const { id, state, stateReason, pending } = warning
  return {
    warning: id,
    decision,
    seq,
    state,
    ...(stateReason !== undefined && { stateReason }),
    ...(pending && { waits: { seq: pending.seq, state: pending.state, reason: pending.reason } }),
    alongside,
    audience: size,
    warnings: unattended.map(nobodyOnDuty),
  }
}

const statuses: Record<Objection, 403 | 409 | 422> = {
  'outside-jurisdiction': 403,
  'role-not-permitted': 403,
  'own-warning': 403,
  'audience-above-officer': 403,
  'nothing-waits': 409,
  'not-what-waits': 409,
  expired: 409,
  'not-for-this-state': 409,
  'reason-missing': 422,
  'unknown-places': 422,
  'nobody-addressed': 422,
}

const statusOf = ({ reasons: [first] }: Refusal<Objection>): 403 | 409 | 422 => (first ? statuses[first.code] : 422)
