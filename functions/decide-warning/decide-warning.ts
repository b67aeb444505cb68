import type { DecisionRequest } from '../../shared/contracts/decisions.ts'
import type { AudienceSize } from '../../shared/domain/audience/audience-size.ts'
import type { County } from '../../shared/domain/place.ts'
import { type Refusal, refused } from '../../shared/domain/refusal.ts'
import { type Objection, objectionTo } from '../../shared/domain/series/decision.ts'
import { dropped } from '../../shared/domain/series/pending.ts'
import type { Warning } from '../../shared/domain/series/warning.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { Fault } from '../../shared/ports/fault.ts'
import { endedCalls, sayUnattended } from '../../shared/protocol/call-duty.ts'
import { isWaiting, sizeOfWaiting, waitingTogether } from '../../shared/protocol/waiting-together.ts'
import { approve } from './approve.ts'
import type { DecidePorts, Deciding, Resolution } from './deciding.ts'
import { target } from './target.ts'

export type Decided =
  | { kind: 'decided'; warning: Warning; alongside: string[]; size: AudienceSize; unattended: County[] }
  | Refusal<Objection>
  | { kind: 'unknown-warning' }

/** As often as others may be quicker before the officer must try again. */
const mostAttempts = 5

/** A decision is an entry of the history in the same transaction, under the condition that nothing moved since it was looked at. */
export const decideWarning = (ports: DecidePorts) => {
  const { warnings, clock, log } = ports

  return async (id: string, request: DecisionRequest, holder: KeyHolder): Promise<Decided> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const asked = await warnings.find(id)
      if (asked?.purpose !== 'warning') return { kind: 'unknown-warning' }
      const waits = isWaiting(asked) ? await waitingTogether(warnings, asked) : []
      const now = clock.now()
      const { decision } = request
      const objection = objectionTo({ ...request, holder, asked, waits, now })
      if (objection) return refused(objection)
      const [first, ...others] = waits
      if (!first) throw new Fault('corrupt', false, 'what waits is nowhere')
      const resolution = await resolve(ports, { waits: [first, ...others], holder, request, now })
      if (resolution.kind === 'refused') return resolution
      const { changes, audiences, size, unattended } = resolution
      const ended = await endedCalls(warnings, changes, { by: holder.id, at: now, action: decision })
      await warnings.putAudiences(audiences)
      if ((await warnings.commit({ changes: [...changes, ...ended] })) === 'moved') continue
      sayUnattended(ports, { warning: first.id, unattended })
      const decided = changes.filter(({ to }) => to.purpose === 'warning').map(({ to }) => to)
      for (const to of decided)
        log.info('decided', { warning: to.id, seq: request.seq, state: to.state, source: holder.id, reason: decision })
      const warning = decided.find(to => to.id === id) ?? asked
      const alongside = decided.map(to => to.id).filter(one => one !== id)
      return { kind: 'decided', warning, alongside, size, unattended }
    }
    throw new Fault('conflict', true, 'others were quicker each time')
  }
}

const resolve = async (ports: DecidePorts, deciding: Deciding): Promise<Resolution | Refusal<Objection>> => {
  switch (deciding.request.decision) {
    case 'approve':
      return approve(ports, deciding)
    case 'target':
      return target(ports, deciding)
    case 'reject':
    case 'withdraw':
      return giveUp(ports, deciding, deciding.request.decision)
  }
}

const giveUp = async (
  ports: DecidePorts,
  { waits, holder, request: { reason }, now }: Deciding,
  decision: 'reject' | 'withdraw',
): Promise<Resolution> => {
  const move = { by: holder.id, at: now, action: decision, ...(reason !== undefined && { reason }) }
  const changes = waits.map(one => dropped(one, decision, move))
  return { kind: 'resolved', changes, audiences: [], size: await sizeOfWaiting(ports, waits), unattended: [] }
}
