import type { Status } from '../../shared/domain/cap/alert.ts'
import type { Slot } from '../../shared/domain/directory/roster.ts'
import { silenced } from '../../shared/domain/loudspeakers/board.ts'
import { isPermit } from '../../shared/domain/wall.ts'
import type { HandOverResult } from '../../shared/ports/carriers.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { Briefing } from '../../shared/protocol/briefing.ts'
import { type BoardPorts, changeBoard } from './change-board.ts'

/** What of a series must fall silent in one place. */
export type Earlier = {
  place: string
  /** `<warning>.<seq>` of each Alert before the one that follows now. */
  earlier: readonly string[]
  /** When the last of them would have expired, ms. */
  until: number
  status: Status
  /** The terminals of the page: who took part in an exercise is told one by one, as it was commanded. */
  recipients: readonly Slot[]
  admit: Briefing['admit']
  signal: AbortSignal
}

/**
 * Loudspeakers stop at once when a Cancel or an Update comes, whatever the hour at which its own text may be spoken: who plays falls
 * silent, who has it queued forgets it, who boots later never hears of it. Doing it twice is doing it once. Throws a fault when
 * the carrier cannot take it now, so that nothing else of the sheet begins before it.
 */
export const silenceEarlier =
  (ports: BoardPorts) =>
  async (order: Earlier): Promise<void> => {
    if (order.earlier.length === 0) return
    const results = order.status === 'Actual' ? [await fromBoard(ports, order)] : await oneByOne(ports, order)
    const open = results.find(({ outcome }) => outcome === 'retry-later' || outcome === 'unknown')
    if (open) throw new Fault('unreachable', true, 'what was announced earlier could not be silenced yet')
  }

const fromBoard = (ports: BoardPorts, { place, earlier, until, signal }: Earlier): Promise<HandOverResult> =>
  changeBoard(ports, {
    place,
    change: (board, now) => silenced(board, cancellations(earlier, until), now),
    permits: [],
    signal,
  })

const oneByOne = ({ carrier }: BoardPorts, order: Earlier): Promise<HandOverResult[]> => {
  const { place, earlier, until, recipients, admit, signal } = order
  const permits = recipients.map(admit).filter(isPermit)
  return Promise.all(permits.map(permit => carrier.cancel(cancellations(earlier, until), place, permit, signal)))
}

const cancellations = (ids: readonly string[], until: number) => ids.map(id => ({ id, until }))
