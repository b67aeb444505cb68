import type { Lane } from '../../domain/channel.ts'
import { boardExpiresAt, type Cancellation, isEmpty } from '../../domain/loudspeakers/board.ts'
import type { MarkReason } from '../../domain/sheets/mark.ts'
import {
  type Permit,
  requireBoardPermit,
  requirePermit,
  requireRoomPermits,
  requireSilence,
} from '../../domain/wall.ts'
import type {
  Announcement,
  Board,
  ChatCarrier,
  ChatPost,
  HandOverResult,
  LoudspeakerCarrier,
  SmsCarrier,
  SmsMessage,
} from '../../ports/carriers.ts'
import type { Clock } from '../../ports/clock.ts'

/**
 * How the carrier behaves at one hand-over: whether it takes the message, and what it then says. The two differ exactly where
 * duplicates come from: it took the message and its answer was lost. `silence`: no answer until the caller gives up.
 */
export type Behaviour = { takes: boolean; says: HandOverResult | 'silence' }

/** Asked once a hand-over, so a test decides by address, by count or by chance; a promise lets it hold the answer back. */
export type Behave<Message> = (message: Message) => Behaviour | Promise<Behaviour>

export const takes: Behaviour = { takes: true, says: { outcome: 'accepted' } }
export const refuses = (reason: MarkReason): Behaviour => ({ takes: false, says: { outcome: 'refused', reason } })
export const putsOff = (reason: MarkReason, afterSeconds?: number): Behaviour => ({
  takes: false,
  says: { outcome: 'retry-later', reason, ...(afterSeconds !== undefined && { afterSeconds }) },
})
/** The answer is lost; `taken` says what nobody but the carrier knows. */
export const losesTheAnswer = (taken: boolean, reason: MarkReason = 'connection-lost'): Behaviour => ({
  takes: taken,
  says: { outcome: 'unknown', reason },
})
export const fallsSilent = (taken: boolean): Behaviour => ({ takes: taken, says: 'silence' })

const interrupted: HandOverResult = { outcome: 'unknown', reason: 'interrupted' }
const notBegun: HandOverResult = { outcome: 'retry-later', reason: 'interrupted' }

const handOver = async <Message>(
  message: Message,
  behave: Behave<Message>,
  take: () => HandOverResult,
  signal: AbortSignal,
): Promise<HandOverResult> => {
  if (signal.aborted) return notBegun
  const behaviour = await behave(message)
  const taken = behaviour.takes ? take() : undefined
  if (behaviour.says === 'silence') return aborted(signal)
  return behaviour.says.outcome === 'accepted' && taken ? taken : behaviour.says
}

const aborted = async (signal: AbortSignal): Promise<HandOverResult> => {
  const { promise, resolve } = Promise.withResolvers<HandOverResult>()
  if (signal.aborted) return interrupted
  signal.addEventListener('abort', () => resolve(interrupted), { once: true })
  return promise
}

export class MemorySmsCarrier implements SmsCarrier {
  readonly name = 'sns'
  readonly takes: SmsCarrier['takes']
  readonly echoesRef = false
  readonly taken: { messageId: string; address: string; ref: string; content: SmsMessage['content'] }[] = []
  behave: Behave<SmsMessage> = () => takes

  constructor(kind: SmsCarrier['takes'] = 'text') {
    this.takes = kind
  }

  callSize(): number {
    return 1
  }

  async send(messages: SmsMessage[], _lane: Lane, signal: AbortSignal): Promise<HandOverResult[]> {
    for (const { permit, ref } of messages) requirePermit(permit, { channel: 'sms', ref })
    return Promise.all(messages.map(message => handOver(message, this.behave, () => this.#take(message), signal)))
  }

  #take({ permit, ref, content }: SmsMessage): HandOverResult {
    const messageId = `sms-${this.taken.length + 1}`
    this.taken.push({ messageId, address: permit.address, ref, content })
    return { outcome: 'accepted', messageId }
  }
}

export class MemoryChatCarrier implements ChatCarrier {
  readonly name: ChatCarrier['name'] = 'wecom'
  readonly taken: { address: string; content: ChatPost['content'] }[] = []
  behave: Behave<ChatPost> = () => takes

  async post(post: ChatPost, signal: AbortSignal): Promise<HandOverResult> {
    requireRoomPermits(post)
    return handOver(post, this.behave, () => this.#take(post), signal)
  }

  #take({ permit, content }: ChatPost): HandOverResult {
    this.taken.push({ address: permit.address, content })
    return { outcome: 'accepted' }
  }
}

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
