import type { NewPaste } from '../../shared/contracts/rooms.ts'
import { covers, coversAll } from '../../shared/domain/jurisdiction.ts'
import { mayPaste, type NotToPaste } from '../../shared/domain/rooms/copying.ts'
import type { Paste } from '../../shared/domain/rooms/paste.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Pastes } from '../../shared/ports/pastes.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'

export type PastePorts = {
  warnings: Pick<Warnings, 'find' | 'alert' | 'audiences'>
  pastes: Pick<Pastes, 'append'>
  clock: Clock
  log: Log
}
type Recorded =
  | { kind: 'recorded'; paste: Paste }
  | { kind: 'refused'; reason: NotToPaste | 'unknown-warning' | 'outside-jurisdiction' | 'unknown-alert' }

/** What somebody did by hand, as they say it: of a text that could be pasted, by whoever covers the place or the whole warning. */
export const recordPaste =
  ({ warnings, pastes, clock, log }: PastePorts) =>
  async (id: string, { seq: copied, ...said }: NewPaste, holder: KeyHolder): Promise<Recorded> => {
    const refused = (reason: Extract<Recorded, { kind: 'refused' }>['reason']) => ({ kind: 'refused', reason }) as const
    const warning = await warnings.find(id)
    if (warning?.purpose !== 'warning') return refused('unknown-warning')
    const { place } = said
    if (place === undefined ? !coversAll(holder, warning.counties) : !covers(holder, place))
      return refused('outside-jurisdiction')
    const seq = copied ?? warning.seq
    if (seq > warning.seq) return refused('unknown-alert')
    const [issued, audiences] = await Promise.all([warnings.alert(id, seq), warnings.audiences(id, seq)])
    if (!issued) return refused('not-issued')
    const now = clock.now()
    // It was pasted before it is recorded: that its time is over meanwhile is no reason to forget it.
    const verdict = mayPaste({ warning, issued, audiences, place, now: Math.min(now, issued.expiresAt - 1) })
    if (verdict.kind === 'refused') return verdict
    const paste: Paste = { warning: id, seq, room: said.room, by: holder.id, at: now }
    const whole = { ...paste, ...(place && { place }), ...(said.person && { person: said.person }) }
    await pastes.append(whole)
    log.info('pasted', { warning: id, seq, source: holder.id, ...(place && { place }) })
    return { kind: 'recorded', paste: whole }
  }
