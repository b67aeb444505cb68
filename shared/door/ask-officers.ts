import type { County } from '../domain/place.ts'
import type { Stored } from '../domain/series/acceptance.ts'
import { waitsForPeople } from '../domain/series/call-turn.ts'
import type { Warnings } from '../ports/warnings.ts'
import { type CallPorts, callDuty, endedCalls, withCall } from '../protocol/call-duty.ts'
import type { Judgement } from './judge.ts'
import { primaryOf } from './outcome.ts'

type Ports = CallPorts & { warnings: Pick<Warnings, 'find'> }

type Asked = { stored: Stored; warning: string; unattended: County[] }

/**
 * What waits for a person is told to the duty officers with the same transaction that stores it; what it took the place of is
 * nobody's business any more.
 */
export const askOfficers = async (
  ports: Ports,
  { stored, acceptance: { order, now }, audience }: Judgement,
): Promise<Asked> => {
  const ended = await endedCalls(ports.warnings, stored.changes, { by: order.source.id, at: now, action: 'receive' })
  // A Cancel may end at once what waited in one series, and wait itself beside what is in force in another.
  const { to, alert } = primaryOf(stored.changes)
  const { id: warning, pending } = to
  if (pending?.identity !== order.identity || !waitsForPeople(pending))
    return { stored: { ...stored, changes: [...stored.changes, ...ended] }, warning, unattended: [] }
  const call = await callDuty(ports, { warning, pending, alert, size: audience.sizes, turn: 1, now })
  const changes = [...withCall(stored.changes, call), ...ended, ...(call.change ? [call.change] : [])]
  const audiences = [...stored.audiences, ...call.audiences]
  return { stored: { changes, audiences }, warning, unattended: call.unattended }
}
