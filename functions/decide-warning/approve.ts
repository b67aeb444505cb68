import { type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { Change } from '../../shared/domain/series/change.ts'
import { objectionToReach } from '../../shared/domain/series/decision.ts'
import { dropped, issued, waiting } from '../../shared/domain/series/pending.ts'
import type { IssuedAlert } from '../../shared/domain/series/warning.ts'
import { sizeOfWaiting, type Waiting, waitingAlert } from '../../shared/protocol/waiting-together.ts'
import type { DecidePorts, Deciding, Resolution } from './deciding.ts'

/** It is sent, or waits for its time alone, in every series that it follows. */
export const approve = async (
  ports: DecidePorts,
  { waits, holder, request: { reason }, now }: Deciding,
): Promise<Resolution | Refusal<'audience-above-officer'>> => {
  const [first] = waits
  const size = await sizeOfWaiting(ports, waits)
  const objection = objectionToReach(first.id, holder, size.phones + size.rooms + size.terminals)
  if (objection) return refused(objection)
  const alerts = await Promise.all(waits.map(one => waitingAlert(ports, one)))
  const move = { by: holder.id, at: now, action: 'approve', ...(reason !== undefined && { reason }) }
  const changes = waits.flatMap((one, index) => {
    const alert = alerts[index]
    return alert ? [approved(one, alert, move)] : []
  })
  return { kind: 'resolved', changes, audiences: [], size, unattended: [] }
}

type Approval = { by: string; at: number; action: string; reason?: string }

const approved = (from: Waiting, alert: IssuedAlert, move: Approval): Change => {
  const { pending } = from
  const { seq, identity, counties, effectiveAt } = pending
  if (alert.alert.msgType === 'Cancel' && from.seq === 0) return dropped(from, 'cancel', move)
  if (effectiveAt === undefined || effectiveAt <= move.at || alert.alert.msgType === 'Cancel')
    return issued(from, { alert, identity, counties, effectiveAt }, { ...move, seq })
  return waiting(from, scheduled(pending), move)
}

const scheduled = ({ call: _, ...pending }: Waiting['pending']): Waiting['pending'] => ({
  ...pending,
  state: 'scheduled',
  reason: 'effective-ahead',
  calls: 0,
})
