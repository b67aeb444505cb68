import type { Order } from '../domain/series/succession.ts'
import type { Commit, KnownIdentity } from '../ports/warnings.ts'
import type { Judgement } from './judge.ts'
import { primaryOf } from './outcome.ts'

/** What is stored in one transaction. `known`: what the identity led to; `unknown`: what it names and nobody knows. */
export const commitOf = (
  { identity, alert: { msgType }, source }: Order,
  { stored: { changes }, succession }: Pick<Judgement, 'stored' | 'succession'>,
  unknown: readonly string[],
  known: KnownIdentity | undefined,
): Commit => {
  const { to, alert } = primaryOf(changes)
  const place = { warning: to.id, seq: alert.seq }
  const by = { source: source.id, area: source.area }
  const own = { kind: 'tombstone', ...place, msgType: msgType === 'Cancel' ? 'Cancel' : 'Update', by } as const
  // What a late message follows was followed by whatever followed that message.
  const follower = succession.kind === 'late' && known?.kind === 'tombstone' ? known : own
  return {
    changes,
    identity: {
      identity,
      known: { kind: 'alert', ...place, sha256: alert.sha256 },
      ...(known && { instead: 'tombstone' }),
    },
    tombstones: unknown.map(one => ({ identity: one, known: follower })),
  }
}
