import type { Announcement, Board } from '../domain/board.ts'
import type { HandOverResult } from '../domain/hand-over.ts'
import type { Permit } from '../domain/wall.ts'

export type { HandOverResult } from '../domain/hand-over.ts'

/** Every carrier takes permits, and only the wall issues permits (`domain/wall.ts`): an exercise cannot reach a real recipient. */
export type SmsMessage = {
  permit: Permit
  content: { text: string } | { template: string; variables: Record<string, string> }
  ref: string
}

/** SNS, later Aliyun, Tencent. Batch-native: `batchSize` is how many numbers one call of the carrier takes. */
export type SmsCarrier = {
  readonly name: 'sns' | 'none'
  /** The carrier echoes our `ref` in its receipts; otherwise its message id must be remembered. */
  readonly echoesRef: boolean
  readonly batchSize: number
  /** Resolves when every outcome is known; never rejects for a recipient's sake. `signal` aborts: open ones become unknown. */
  send(messages: SmsMessage[], signal: AbortSignal): Promise<HandOverResult[]>
}

export type ChatPost = { permit: Permit; content: { kind: 'text' | 'markdown'; body: string } }

export type ChatCarrier = {
  readonly name: 'wecom'
  post(post: ChatPost, signal: AbortSignal): Promise<HandOverResult>
}

export type { Announcement, Board } from '../domain/board.ts'

export type LoudspeakerCarrier = {
  readonly name: 'iot'
  /** Signed, retained, to the village's topic; an empty board clears the retained message. */
  publishBoard(board: Board, permits: Permit[], signal: AbortSignal): Promise<HandOverResult>
  /** Signed, to one terminal's own topic: exercises, and whoever must be told apart from its village. */
  command(announcement: Announcement, place: string, permit: Permit, signal: AbortSignal): Promise<HandOverResult>
}
