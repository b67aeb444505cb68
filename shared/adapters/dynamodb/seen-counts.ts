import type { Carrier } from '../../domain/channel.ts'
import type { Counts } from '../../domain/sheets/quarters.ts'

/**
 * What one worker has seen of the calls granted to all, by carrier and quarter of a second. Counters only grow: what is known to be full
 * need not be asked for again.
 */
export const seenCounts = () => {
  const seen = new Map<Carrier, Counts>()
  const of = (carrier: Carrier): Counts => seen.get(carrier) ?? new Map()
  return {
    of,
    /** What was before the quarter `from` is of no use any more. */
    learn: (carrier: Carrier, from: number, counts: Counts): void => {
      const known = [...of(carrier), ...counts].filter(([quarter]) => quarter >= from)
      const most = Map.groupBy(known, ([quarter]) => quarter)
      seen.set(
        carrier,
        new Map(Array.from(most, ([quarter, all]) => [quarter, Math.max(...all.map(([, used]) => used))])),
      )
    },
  }
}
