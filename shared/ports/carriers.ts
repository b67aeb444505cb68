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

/** One alert as a loudspeaker must know it. Times are ms since 1970. */
export type Announcement = {
  /** `<warning>.<seq>`: a terminal plays each id once. */
  id: string
  /** Echoed in the play report (`formatRef`). */
  ref: string
  priority: 'red' | 'orange' | 'yellow' | 'blue' | 'notice'
  script: string
  repeat: number
  issuedAt: number
  expiresAt: number
}

/** The retained state of one village: whoever boots late catches up, and an old text cannot outlive its warning. */
export type Board = {
  place: string
  version: number
  inForce: Announcement[]
  /** Ids that must fall silent, kept until they would have expired. */
  cancelled: string[]
}

export type LoudspeakerCarrier = {
  readonly name: 'iot'
  /** Signed, retained, to the village's topic; an empty board clears the retained message. */
  publishBoard(board: Board, permits: Permit[], signal: AbortSignal): Promise<HandOverResult>
  /** Signed, to one terminal's own topic: exercises, and whoever must be told apart from its village. */
  command(announcement: Announcement, place: string, permit: Permit, signal: AbortSignal): Promise<HandOverResult>
}
