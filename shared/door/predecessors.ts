import { type Alert, identityOf } from '../domain/cap/alert.ts'
import type { Order, Predecessors } from '../domain/series/succession.ts'
import type { Warning } from '../domain/series/warning.ts'
import type { KnownIdentity, Warnings } from '../ports/warnings.ts'

type Read = Pick<Warnings, 'identity' | 'find'>

/** What is known of the messages that an order names. `own`: what its own identity leads to. */
export const predecessorsOf = async (
  warnings: Read,
  { alert, identity }: Order,
  own: KnownIdentity | undefined,
): Promise<Predecessors> => {
  const named = namedBy(alert, identity)
  const found = await Promise.all(named.map(one => warnings.identity(one)))
  const ids = found.flatMap(known => known?.warning ?? [])
  return {
    followedBy: await followerOf(warnings, own),
    series: await withAlongside(warnings, ids),
    unknown: named.filter((_, index) => found[index] === undefined),
  }
}

/** An Alert follows nothing, whatever it names; nobody follows themselves. */
const namedBy = ({ msgType, references }: Alert, identity: string): string[] =>
  msgType === 'Alert' ? [] : [...new Set(references.map(identityOf))].filter(one => one !== identity)

const followerOf = async (warnings: Read, own: KnownIdentity | undefined): Promise<Predecessors['followedBy']> => {
  if (own?.kind !== 'tombstone') return undefined
  const series = await warnings.find(own.warning)
  return series && { msgType: own.msgType, series, seq: own.seq, by: own.by }
}

/** Oldest first. Series that went together once are followed together. */
const withAlongside = async (warnings: Read, ids: readonly string[]): Promise<Warning[]> => {
  const known = new Map<string, Warning>()
  for (let wanted = [...new Set(ids)]; wanted.length > 0; ) {
    const found = (await Promise.all(wanted.map(id => warnings.find(id)))).flatMap(one => one ?? [])
    for (const one of found) known.set(one.id, one)
    wanted = [...new Set(found.flatMap(({ alongside }) => alongside))].filter(id => !known.has(id))
  }
  return [...known.values()].sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))
}
