import type { WarningState } from './warning.ts'

/** What can happen to what is alive (docs/policy.md, "States"). */
export type WarningEvent = 'issue' | 'cancel' | 'withdraw' | 'reject' | 'schedule' | 'await-approval' | 'expire'

/** Whatever waits; a state that has an Alert in force is `in-force`, whatever else waits beside it. */
const waiting = ['awaiting-approval', 'needs-targeting', 'scheduled'] as const satisfies WarningState[]

/** The one table of the lifecycle: the door, the officers' decisions and the tick all move by it. */
export const transitions: Record<WarningEvent, { from: readonly WarningState[]; to: WarningState }> = {
  issue: { from: [...waiting, 'in-force'], to: 'in-force' },
  cancel: { from: [...waiting, 'in-force'], to: 'cancelled' },
  withdraw: { from: waiting, to: 'cancelled' },
  reject: { from: ['awaiting-approval', 'needs-targeting'], to: 'rejected' },
  schedule: { from: waiting, to: 'scheduled' },
  'await-approval': { from: waiting, to: 'awaiting-approval' },
  expire: { from: [...waiting, 'in-force'], to: 'expired' },
}

/** undefined: the table does not have it. */
export const after = (state: WarningState, event: WarningEvent): WarningState | undefined =>
  transitions[event].from.includes(state) ? transitions[event].to : undefined
