import type { CountyProgress, Warning } from './warning.ts'

/** What one minute's tick must do for a warning. */
export type TickAction =
  | { kind: 'issue' }
  | { kind: 'expire' }
  | { kind: 'plan'; county: string; reason: 'unplanned' | 'held-until-now' | 'expired' }
  | { kind: 'watch'; county: string }

const minute = 60_000
/** A watch looks every ten seconds; one that was silent this long is lost. */
const watchLostAfterMs = minute

export const ticking = (warning: Warning, progress: CountyProgress[], now: number): TickAction[] => {
  if (isWaiting(warning) && now >= warning.expiresAt) return [{ kind: 'expire' }]
  if (warning.state === 'scheduled') return now >= (warning.effectiveAt ?? 0) ? [{ kind: 'issue' }] : []
  if (warning.state !== 'in-force') return []
  const byCounty = new Map(progress.map(one => [one.county, one]))
  if (now < warning.expiresAt)
    return warning.counties.flatMap(county => countyAction(county, byCounty.get(county), now))
  // What is still open is marked by its sheets, which must be woken once more for it.
  const open = warning.counties.filter(county => byCounty.get(county)?.doneAt === undefined)
  return [...open.map(county => ({ kind: 'plan', county, reason: 'expired' }) as const), { kind: 'expire' }]
}

const countyAction = (county: string, progress: CountyProgress | undefined, now: number): TickAction[] => {
  if (progress?.expected === undefined) return [{ kind: 'plan', county, reason: 'unplanned' }]
  if (progress.doneAt !== undefined) return []
  if (progress.heldUntilAt !== undefined)
    return now >= progress.heldUntilAt ? [{ kind: 'plan', county, reason: 'held-until-now' }] : []
  const lookedAt = progress.watchedAt ?? progress.plannedAt ?? 0
  return now - lookedAt > watchLostAfterMs ? [{ kind: 'watch', county }] : []
}

/** When the tick must look again; undefined: the warning has nothing ahead. */
export const nextTickAt = (warning: Warning, progress: CountyProgress[], now: number): number | undefined => {
  if (warning.state === 'scheduled') return Math.min(warning.effectiveAt ?? now, warning.expiresAt)
  if (isWaiting(warning)) return warning.expiresAt
  if (warning.state !== 'in-force') return undefined
  const open = warning.counties.filter(county => progress.find(one => one.county === county)?.doneAt === undefined)
  if (open.length === 0) return Math.max(warning.expiresAt, now + 1)
  const held = progress.flatMap(({ heldUntilAt, doneAt }) => (heldUntilAt && !doneAt ? [heldUntilAt] : []))
  const soonest = held.length === open.length ? Math.min(...held) : now + minute
  return Math.max(now + 1, Math.min(soonest, warning.expiresAt))
}

const isWaiting = ({ state }: Warning): boolean =>
  state === 'awaiting-approval' || state === 'needs-targeting' || state === 'scheduled'
