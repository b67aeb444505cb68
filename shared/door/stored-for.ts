import type { Refusal } from '../domain/refusal.ts'
import type { Acceptance, Stored } from '../domain/series/acceptance.ts'
import { cancelOfNothing, newWarning, recordedWarning } from '../domain/series/new-warning.ts'
import { type Followed, lateAlert, nextAlert } from '../domain/series/next-alert.ts'
import type { Succession } from '../domain/series/succession.ts'
import type { Warning } from '../domain/series/warning.ts'
import { beside } from './beside.ts'
import { bridge } from './bridge.ts'
import type { SeriesPorts } from './ports.ts'

type Accepted = {
  acceptance: Acceptance
  next: Exclude<Succession, Refusal>
  /** The series that it follows, the first of them first. */
  followed: readonly Followed[]
  /** What it names, alive or not. */
  named: readonly Warning[]
}
type Late = Extract<Succession, { kind: 'late' }>

/** Everything that would be stored for an order that is accepted. */
export const storedFor = async (
  ports: SeriesPorts,
  { acceptance, next, followed, named }: Accepted,
): Promise<Stored> => {
  const besideAhead = async (stored: Stored) =>
    'ahead' in next && next.ahead ? beside(ports, acceptance, next.ahead, stored) : stored
  switch (next.kind) {
    case 'begins':
      return besideAhead(newWarning(acceptance, named))
    case 'follows': {
      const [first, ...others] = followed
      return besideAhead(nextAlert(acceptance, { ...(first && { first }), others }))
    }
    case 'ends-nothing':
      return cancelOfNothing(acceptance, next.reason, named)
    case 'late': {
      const bridged = await bridge(ports, acceptance, next.in, next.bridged)
      const kept = keptLate(acceptance, next)
      return { changes: [...kept.changes, ...bridged.changes], audiences: [...kept.audiences, ...bridged.audiences] }
    }
  }
}

const keptLate = (acceptance: Acceptance, { reason, in: series, bridged }: Late): Stored =>
  reason === 'cancelled-before-arrival'
    ? recordedWarning(acceptance, 'cancelled-before-arrival', reason, series.latest)
    : lateAlert(
        acceptance,
        series,
        reason,
        bridged.map(({ id }) => id),
      )
