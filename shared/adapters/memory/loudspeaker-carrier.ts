import { boardExpiresAt, type Cancellation, isEmpty } from '../../domain/loudspeakers/board.ts'
import { type Permit, requireBoardPermit, requirePermit, requireSilence } from '../../domain/wall.ts'
import type { Announcement, Board, HandOverResult, LoudspeakerCarrier } from '../../ports/carriers.ts'
import type { Clock } from '../../ports/clock.ts'
import { type Behave, handOver, takes } from './carrier-behaviour.ts'

export type MemoryPublication =
  | { kind: 'board'; board: Board; addresses: string[] }
  | { kind: 'command'; announcement: Announcement; place: string; address: string }
  | { kind: 'cancel'; cancelled: Cancellation[]; place: string; address: string }

export class MemoryLoudspeakerCarrier implements LoudspeakerCarrier {
  readonly name = 'iot'
  readonly taken: MemoryPublication[] = []
  /** The last board of each village that was not empty. */
  readonly retained = new Map<string, Board>()
  readonly #clock: Clock
  behave: Behave<MemoryPublication> = () => takes

  constructor(clock: Clock = { now: Date.now }) {
    this.#clock = clock
  }

  /** What a terminal that boots now finds: what is retained vanishes when the last of it is over. */
  retainedNow(place: string): Board | undefined {
    const board = this.retained.get(place)
    return board && boardExpiresAt(board) > this.#clock.now() ? board : undefined
  }

  async publishBoard(board: Board, permits: Permit[], signal: AbortSignal): Promise<HandOverResult> {
    const addresses = permits.map(permit => requireBoardPermit(permit, board.place).address)
    return this.#publish({ kind: 'board', board: structuredClone(board), addresses }, signal)
  }

  async command(
    announcement: Announcement,
    place: string,
    permit: Permit,
    signal: AbortSignal,
  ): Promise<HandOverResult> {
    const { address } = requirePermit(permit, { channel: 'loudspeaker', place, ref: announcement.ref })
    return this.#publish({ kind: 'command', announcement: { ...announcement }, place, address }, signal)
  }

  async cancel(
    cancelled: readonly Cancellation[],
    place: string,
    permit: Permit,
    signal: AbortSignal,
  ): Promise<HandOverResult> {
    const { address } = requireSilence(permit, place, cancelled)
    return this.#publish({ kind: 'cancel', cancelled: [...cancelled], place, address }, signal)
  }

  #publish(publication: MemoryPublication, signal: AbortSignal): Promise<HandOverResult> {
    return handOver(publication, this.behave, () => this.#take(publication), signal)
  }

  #take(publication: MemoryPublication): HandOverResult {
    this.taken.push(publication)
    if (publication.kind === 'board') this.#retain(publication.board)
    return { outcome: 'accepted' }
  }

  #retain(board: Board): void {
    if (isEmpty(board)) this.retained.delete(board.place)
    else this.retained.set(board.place, board)
  }
}
