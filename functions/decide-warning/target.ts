import type { CountyAudience, ResolvedAudience } from '../../shared/domain/audience/audience.ts'
import { type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { Change } from '../../shared/domain/series/change.ts'
import { type Objection, objectionToReach } from '../../shared/domain/series/decision.ts'
import { issued, waiting } from '../../shared/domain/series/pending.ts'
import { type Release, release } from '../../shared/domain/series/release.ts'
import { audiencesOf } from '../../shared/domain/series/series-audience.ts'
import type { Audience, IssuedAlert, Pending } from '../../shared/domain/series/warning.ts'
import { callDuty, withCall } from '../../shared/protocol/call-duty.ts'
import { type Waiting, waitingAlert } from '../../shared/protocol/waiting-together.ts'
import type { DecidePorts, Deciding, Resolution } from './deciding.ts'
import { resolvePlaces } from './resolve-places.ts'

/**
 * The Alert is given the audience that its own areas did not have: kept again under the next number, and then released as the
 * policy says of its source. What the source may not release waits for somebody's approval.
 */
export const target = async (ports: DecidePorts, deciding: Deciding): Promise<Resolution | Refusal<Objection>> => {
  const { waits, holder, request, now } = deciding
  const [first] = waits
  const alerts = await Promise.all(waits.map(one => waitingAlert(ports, one)))
  const before = await Promise.all(
    waits.map(({ id, seq }) => (seq > 0 ? ports.warnings.audiences(id, seq) : Promise.resolve([]))),
  )
  const found = await resolvePlaces(ports, deciding, alerts[0]?.addressees, before[0] ?? [])
  if (found.kind === 'refused') return found
  const { audience } = found
  const recipients = audience.sizes.phones + audience.sizes.rooms + audience.sizes.terminals
  const released = releaseOf(first, alerts[0], audience, now)
  const goesOut = released.state === 'in-force' || released.state === 'scheduled'
  const objection = goesOut ? objectionToReach(first.id, holder, recipients) : undefined
  if (objection) return refused(objection)
  const edition = ports.newId()
  const move = {
    by: holder.id,
    at: now,
    action: 'target',
    ...(request.reason !== undefined && { reason: request.reason }),
  }
  const targeted = waits.flatMap((from, index) => {
    const alert = alerts[index]
    const own = index === 0 ? { own: audience.counties } : { own: [], elsewhere: audience.counties }
    return alert ? [retargeted({ from, alert, before: before[index] ?? [], ...own, edition, released, move })] : []
  })
  const stored = {
    changes: targeted.map(({ change }) => change),
    audiences: targeted.flatMap(({ audiences }) => audiences),
  }
  const resolution: Resolution = { kind: 'resolved', ...stored, size: audience.sizes, unattended: [] }
  return released.state === 'awaiting-approval' ? withOfficers(ports, resolution, now) : resolution
}

/** As if it had come with this audience: its author's key decides what may go out at once. */
const releaseOf = (
  { pending: { authority, effectiveAt, expiresAt } }: Waiting,
  alert: IssuedAlert | undefined,
  audience: ResolvedAudience,
  now: number,
): Release =>
  release({
    msgType: alert?.alert.msgType ?? 'Alert',
    source: authority,
    colour: alert?.colour ?? 'red',
    audience: audience.sizes,
    effectiveAt,
    expiresAt,
    now,
  })

type Retargeting = {
  from: Waiting
  alert: IssuedAlert
  before: readonly Audience[]
  own: readonly CountyAudience[]
  elsewhere?: readonly CountyAudience[]
  edition: string
  released: Release
  move: { by: string; at: number; action: string; reason?: string }
}

const retargeted = ({
  from,
  edition,
  released,
  move,
  ...question
}: Retargeting): { change: Change; audiences: Audience[] } => {
  const seq = from.lastSeq + 1
  const { before, own, elsewhere } = question
  const audiences = audiencesOf({
    warning: from.id,
    seq,
    edition,
    before,
    own,
    ...(elsewhere && { elsewhere }),
  })
  const counties = audiences.map(({ county }) => county)
  const alert = { ...question.alert, seq, edition }
  const { call: _, ...known } = from.pending
  if (released.state === 'in-force') {
    const { identity, effectiveAt } = known
    return { audiences, change: issued(from, { alert, identity, counties, effectiveAt }, { ...move, seq }) }
  }
  const pending: Pending = {
    ...known,
    seq,
    counties,
    state: released.state === 'scheduled' ? 'scheduled' : 'awaiting-approval',
    reason: released.reason ?? released.state,
    since: move.at,
    calls: released.state === 'scheduled' ? 0 : 1,
  }
  return { audiences, change: waiting(from, pending, move, alert) }
}

/** Now that it has an audience, somebody must approve it. */
const withOfficers = async (ports: DecidePorts, resolution: Resolution, now: number): Promise<Resolution> => {
  const [{ to, alert } = {}] = resolution.changes
  if (!alert || !to?.pending) return resolution
  const { pending, id: warning } = to
  const call = await callDuty(ports, { warning, pending, alert, size: resolution.size, turn: 1, now })
  return {
    ...resolution,
    changes: [...withCall(resolution.changes, call), ...(call.change ? [call.change] : [])],
    audiences: [...resolution.audiences, ...call.audiences],
    unattended: call.unattended,
  }
}
