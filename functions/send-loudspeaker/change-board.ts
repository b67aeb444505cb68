import type { Board } from '../../shared/domain/loudspeakers/board.ts'
import type { Permit } from '../../shared/domain/wall.ts'
import type { HandOverResult, LoudspeakerCarrier } from '../../shared/ports/carriers.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Boards } from '../../shared/ports/sheets.ts'

export type BoardPorts = {
  carrier: LoudspeakerCarrier
  boards: Boards
  /** Store time. */
  clock: Clock
}

type BoardChange = {
  place: string
  /** Pure; the same board when there is nothing to change. */
  change(board: Board, now: number): Board
  permits: Permit[]
  signal: AbortSignal
}

/**
 * Writes the board, publishes it, and looks again: whoever moved it meanwhile may have published before us. An unchanged board is
 * published all the same: the worker that wrote it may have died before it did.
 */
export const changeBoard = async (ports: BoardPorts, change: BoardChange): Promise<HandOverResult> => {
  const { boards, carrier } = ports
  for (;;) {
    const board = await write(ports, change)
    const result = await carrier.publishBoard(board, change.permits, change.signal)
    const now = await boards.read(change.place)
    if (result.outcome !== 'accepted' || now.version === board.version) return result
  }
}

const write = async ({ boards, clock }: BoardPorts, { place, change }: BoardChange): Promise<Board> => {
  for (;;) {
    const board = await boards.read(place)
    const next = change(board, clock.now())
    if (next.version === board.version || (await boards.write(next))) return next
  }
}
