import { isCallDue } from './call-turn.ts'
import type { CountyProgress } from './county-progress.ts'
import { pendingDueAt } from './pending.ts'
import type { Warning } from './warning.ts'

/** What one minute's tick must do for a warning. */
export type TickAction =
  /** What waited for its time is carried out. */
  | { kind: 'issue' }
  /** What waited for a person, or the warning itself, is past its time. */
  | { kind: 'drop' }
  | { kind: 'expire' }
  /** Nobody has decided yet: the duty officers are called again. */
  | { kind: 'call' }
  | { kind: 'plan'; county: string; reason: 'unplanned' | 'held-until-now' | 'expired' }
  | { kind: 'watch'; county: string }

const minute = 60_000
/** A watch looks every ten seconds; one that was silent this long is lost. */
const watchLostAfterMs = minute

export const ticking = (warning: Warning, progress: CountyProgress[], now: number): TickAction[] => {
  const sending = sendingActions(warning, progress, now)
  const { pending } = warning
  if (pending && now >= pending.expiresAt) return [...sending, { kind: 'drop' }]
  if (pending?.state === 'scheduled' && now >= pendingDueAt(pending)) return [...sending, { kind: 'issue' }]
  if (warning.state === 'in-force' && now >= warning.expiresAt) return [...sending, { kind: 'expire' }]
  return pending && isCallDue(pending, now) ? [...sending, { kind: 'call' }] : sending
}

/** Until every county is done, also of a warning that is over: what is still open must get its marks. */
const sendingActions = (warning: Warning, progress: CountyProgress[], now: number): TickAction[] => {
  const expired = warning.state === 'in-force' && now >= warning.expiresAt
  return openCounties(warning, progress).flatMap((county): TickAction[] =>
    // What is still open is marked by its sheets, which must be woken once more for it.
    expired ? [{ kind: 'plan', county, reason: 'expired' }] : countyAction(county, ofCounty(progress, county), now),
  )
}

const countyAction = (county: string, progress: CountyProgress | undefined, now: number): TickAction[] => {
  if (progress?.expected === undefined) return [{ kind: 'plan', county, reason: 'unplanned' }]
  if (progress.heldUntilAt !== undefined)
    return now >= progress.heldUntilAt ? [{ kind: 'plan', county, reason: 'held-until-now' }] : []
  const lookedAt = progress.watchedAt ?? progress.plannedAt ?? 0
  return now - lookedAt > watchLostAfterMs ? [{ kind: 'watch', county }] : []
}

/** When the tick must look again; undefined: the warning has nothing ahead. */
export const nextTickAt = (warning: Warning, progress: CountyProgress[], now: number): number | undefined => {
  const times = [
    ...(warning.pending ? [pendingDueAt(warning.pending)] : []),
    ...(warning.state === 'in-force' ? [warning.expiresAt] : []),
    ...openCounties(warning, progress).map(county => ofCounty(progress, county)?.heldUntilAt ?? now + minute),
  ]
  return times.length === 0 ? undefined : Math.max(now + 1, Math.min(...times))
}

const ofCounty = (progress: CountyProgress[], county: string) => progress.find(one => one.county === county)

const openCounties = ({ seq, counties }: Warning, progress: CountyProgress[]): string[] =>
  seq === 0 ? [] : counties.filter(county => ofCounty(progress, county)?.doneAt === undefined)
