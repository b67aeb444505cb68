import type { ResolvedAudience } from '../audience/audience.ts'
import { areaAuthority } from '../loudspeakers/authority.ts'
import type { Change, Move } from './change.ts'
import type { Draft } from './draft.ts'
import type { Release } from './release.ts'
import type { Order } from './succession.ts'
import type { Audience, IssuedAlert, Pending } from './warning.ts'

/** An order on its way into a series: what it says, whom it addresses, and what the policy makes of it. */
export type Acceptance = {
  order: Order
  draft: Draft
  audience: Pick<ResolvedAudience, 'counties' | 'unresolved'>
  /** The counties whose officers are asked where it reaches nobody (`concerned.ts`). */
  concerned: string[]
  release: Release
  /** Names the audience items of this attempt. */
  edition: string
  policyVersion: string
  now: number
}

/** What is stored of it: the audiences first, then everything else in one transaction. */
export type Stored = { changes: Change[]; audiences: Audience[] }

export const alertOf = (
  { audience, edition, now, order: { source } }: Acceptance,
  draft: Draft,
  warning: string,
  seq: number,
): IssuedAlert => {
  const { effectiveAt, ...kept } = draft
  const rank = areaAuthority(source.area)
  return { ...kept, warning, seq, edition, rank, issuedAt: effectiveAt ?? now, unresolved: audience.unresolved }
}

/** undefined: it does not wait. */
export const pendingOf = (
  { order: { identity, source }, release: { state, reason }, now }: Acceptance,
  { effectiveAt, expiresAt }: Draft,
  seq: number,
  counties: readonly string[],
): Pending | undefined =>
  state === 'in-force' || state === 'expired'
    ? undefined
    : {
        seq,
        identity,
        state,
        reason: reason ?? state,
        since: now,
        author: source.id,
        authority: authorityOf(source),
        calls: state === 'scheduled' ? 0 : 1,
        ...(effectiveAt !== undefined && { effectiveAt }),
        expiresAt,
        counties: [...counties],
      }

const authorityOf = ({ role, area, levels, maxRecipients }: Order['source']): Pending['authority'] => ({
  role,
  area,
  levels,
  maxRecipients,
})

export const moveOf = ({ order, now }: Acceptance, action: string, seq: number, reason?: string): Move => ({
  by: order.source.id,
  at: now,
  action,
  seq,
  ...(reason !== undefined && { reason }),
})
