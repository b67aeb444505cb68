import { isCallDue, turnAt } from '../../shared/domain/series/call-turn.ts'
import { dutyDesk } from '../../shared/domain/series/duty-message.ts'
import { waiting } from '../../shared/domain/series/pending.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { type CallPorts, callDuty, sayUnattended, withCall } from '../../shared/protocol/call-duty.ts'
import { isWaiting, sizeOfWaiting, waitingAlert, waitingTogether } from '../../shared/protocol/waiting-together.ts'

/**
 * The next call for what still waits, in one transaction with the turn that it is: of several ticks one makes it. What waits in
 * several series is called for once.
 */
export const callAgain = async (ports: CallPorts & { warnings: Warnings }, id: string, now: number): Promise<void> => {
  const { warnings } = ports
  const asked = await warnings.find(id)
  if (!asked || !isWaiting(asked) || !isCallDue(asked.pending, now)) return
  const waits = await waitingTogether(warnings, asked)
  const leader = waits[0] ?? asked
  const turn = turnAt(leader.pending, now)
  const [alert, size] = await Promise.all([waitingAlert(ports, leader), sizeOfWaiting(ports, waits)])
  const call = await callDuty(ports, { warning: leader.id, pending: leader.pending, alert, size, turn, now })
  const reason = call.unattended.length > 0 ? { reason: 'nobody-on-duty' } : {}
  const changes = waits.map(one =>
    waiting(
      one,
      { ...one.pending, calls: turnAt(one.pending, now) },
      { by: dutyDesk, at: now, action: 'call', ...reason },
    ),
  )
  await warnings.putAudiences(call.audiences)
  const committed = await warnings.commit({
    changes: [...withCall(changes, call), ...(call.change ? [call.change] : [])],
  })
  if (committed === 'moved') return
  sayUnattended(ports, { warning: leader.id, unattended: call.unattended })
  ports.log.info('duty-called', { warning: leader.id, seq: leader.pending.seq, count: turn })
}
