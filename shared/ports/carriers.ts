import type { Lane, SmsCarrierName } from '../domain/channel.ts'
import type { Announcement, Board, Cancellation } from '../domain/loudspeakers/board.ts'
import type { ChatContent, RoomCarrier } from '../domain/rooms/room-carrier.ts'
import type { HandOverResult } from '../domain/sheets/hand-over.ts'
import type { TemplateMessage } from '../domain/templates/template-message.ts'
import type { Permit } from '../domain/wall.ts'

export type { HandOverResult } from '../domain/sheets/hand-over.ts'

/**
 * Every carrier takes permits and holds each message against its own; only the wall issues permits (`domain/wall.ts`): an exercise
 * cannot reach a real recipient.
 */
export type SmsMessage = {
  permit: Permit
  content: SmsContent
  ref: string
}
export type SmsContent = { text: string } | TemplateMessage

/** Batch-native: messages of the very same `content` and `ref` may share a call, `callSize` of them at most. */
export type SmsCarrier = {
  readonly name: SmsCarrierName
  /** What it sends: words of any kind, or templates that it has approved beforehand. */
  readonly takes: 'text' | 'template'
  /** The carrier echoes our `ref` in its receipts; otherwise its message id must be remembered. */
  readonly echoesRef: boolean
  /** Numbers in one call, which is what its rate counts. */
  callSize(lane: Lane): number
  /**
   * One result a message, in their order. Resolves when every outcome is known; never rejects for a recipient's sake. `signal` aborts:
   * open ones become unknown.
   */
  send(messages: SmsMessage[], lane: Lane, signal: AbortSignal): Promise<HandOverResult[]>
}

/** `ref` names the sheet and the Alert, as in an SMS: the permit must be for it. `also`: the other Alerts of the same post. */
export type ChatPost = { permit: Permit; content: ChatContent; ref: string; also?: readonly Permitted[] }
export type Permitted = { permit: Permit; ref: string }

export type ChatCarrier = {
  readonly name: RoomCarrier
  /** One post. There is no receipt of any kind: `accepted` is the most that can be known. */
  post(post: ChatPost, signal: AbortSignal): Promise<HandOverResult>
}

export type { Announcement, Board } from '../domain/loudspeakers/board.ts'

export type LoudspeakerCarrier = {
  readonly name: 'iot'
  /** Signed, retained, to the village's topic until the last of it is over; an empty board clears the retained message. */
  publishBoard(board: Board, permits: Permit[], signal: AbortSignal): Promise<HandOverResult>
  /** Signed, to one terminal's own topic: exercises, and whoever must be told apart from its village. */
  command(announcement: Announcement, place: string, permit: Permit, signal: AbortSignal): Promise<HandOverResult>
  /** Signed, to one terminal's own topic: what was commanded to it falls silent. */
  cancel(
    cancelled: readonly Cancellation[],
    place: string,
    permit: Permit,
    signal: AbortSignal,
  ): Promise<HandOverResult>
}
