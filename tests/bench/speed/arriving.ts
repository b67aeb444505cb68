import { setTimeout as pause } from 'node:timers/promises'
import { seenAt } from '../sink/client.ts'
import type { Seen } from '../sink/ledger.ts'

const lookEveryMs = 200
/** Nothing for so long: nothing more comes. A hang costs 5 s, and a worker that must wait comes back after some more. */
const quietMs = 30_000

type Wait = { n: number; stored(): Promise<boolean>; progress(line: string): void }

/** Until the sink has all n, or the store has a status for everybody, or nothing comes any more. */
export const arriving = async (sink: string, { n, stored, progress }: Wait): Promise<Seen> => {
  let last = { received: 0, at: Date.now() }
  for (;;) {
    const seen = await seenAt(sink)
    const now = Date.now()
    progress(`${seen.distinct} of ${n} at the sink`)
    if (seen.distinct >= n) return seen
    if (seen.received !== last.received) last = { received: seen.received, at: now }
    // Asking the store is work too: only when it is quiet.
    if (now - last.at > quietMs / 10 && seen.received > 0 && (await stored())) return seenAt(sink)
    if (now - last.at > quietMs) return seen
    await pause(lookEveryMs)
  }
}
