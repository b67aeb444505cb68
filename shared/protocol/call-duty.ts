import type { AudienceSize } from '../domain/audience/audience-size.ts'
import type { Manifest } from '../domain/directory/roster.ts'
import type { County } from '../domain/place.ts'
import type { Policy } from '../domain/policy.ts'
import type { Problem } from '../domain/refusal.ts'
import { type Change, changed, type Move } from '../domain/series/change.ts'
import { dutyCall } from '../domain/series/duty-call.ts'
import { type DutyMessage, mayKeepOfficersFor } from '../domain/series/duty-message.ts'
import { after } from '../domain/series/transitions.ts'
import type { IssuedAlert, Pending } from '../domain/series/warning.ts'
import type { Directory } from '../ports/directory.ts'
import type { Log } from '../ports/log.ts'
import type { Warnings } from '../ports/warnings.ts'

export type CallPorts = {
  directory: Pick<Directory, 'counties' | 'manifest'>
  policy: Pick<Policy, 'version' | 'zone'>
  newId(): string
  log: Log
}

type Waits = { warning: string; pending: Pending; alert: IssuedAlert; size: AudienceSize; turn: number; now: number }

/** The duty call for what waits, against the newest directory: to be stored with what makes it wait, or with the turn that is due. */
export const callDuty = async ({ directory, policy, newId }: CallPorts, waits: Waits): Promise<DutyMessage> => {
  const manifests = await manifestsOfOfficers(directory, waits.pending.counties)
  return dutyCall({ ...waits, manifests, edition: newId(), policyVersion: policy.version, zone: policy.zone })
}

/** Where officers for these counties may be listed, as it is now. */
export const manifestsOfOfficers = async (
  directory: CallPorts['directory'],
  counties: readonly County[],
): Promise<Manifest[]> => {
  const keepers = (await directory.counties()).filter(({ county: keeper }) =>
    counties.some(county => mayKeepOfficersFor(keeper, county)),
  )
  return Promise.all(keepers.map(({ county, rev }) => directory.manifest(county, rev)))
}

/** `change`: of each series that waits. They name the call that is out for them. */
export const withCall = (changes: readonly Change[], { change: call }: DutyMessage): Change[] =>
  changes.map(change => {
    const { to, history } = change
    if (!to.pending) return change
    const { call: _, ...pending } = to.pending
    const named = call ? { call: call.to.id } : {}
    return { ...change, to: { ...to, pending: { ...pending, ...named } }, history: { ...history, ...named } }
  })

type Unattended = { warning: string; unattended: readonly County[] }

/** Never silent: whoever looks after the service is alarmed by it (docs/runbook.md, "nobody-on-duty"). */
export const sayUnattended = ({ log }: Pick<CallPorts, 'log'>, { warning, unattended }: Unattended): void => {
  for (const county of unattended) log.error('nobody-on-duty', { warning, county })
}

/** And so is whoever sent it. */
export const nobodyOnDuty = (county: County): Problem<'nobody-on-duty'> => ({
  code: 'nobody-on-duty',
  at: county,
  message: `It waits, and no duty officer of ${county} could be told: ring them.`,
})

/** The calls that are out for what no longer waits as it did: they end with it. */
export const endedCalls = async (
  warnings: Pick<Warnings, 'find'>,
  changes: readonly Change[],
  move: Pick<Move, 'by' | 'at' | 'action'>,
): Promise<Change[]> => {
  const before = changes.flatMap(({ from }) => from?.pending?.call ?? [])
  const still = new Set(changes.flatMap(({ to }) => to.pending?.call ?? []))
  const over = [...new Set(before)].filter(id => !still.has(id))
  const calls = await Promise.all(over.map(id => warnings.find(id)))
  return calls.flatMap(call => {
    const state = call && after(call.state, 'cancel')
    return state && call.state === 'in-force'
      ? [{ ...changed(call, { state, stateReason: 'decided' }, { ...move, reason: 'decided' }), issue: false }]
      : []
  })
}
