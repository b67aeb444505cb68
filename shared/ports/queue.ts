import type {
  NoticesMessage,
  PlanMessage,
  PublishRosterMessage,
  SendMessage,
  WatchMessage,
} from '../contracts/queue-messages.ts'

/** Puts messages on their queues by kind, channel and lane. Resolves when all are stored; at-least-once. */
export type WorkQueue = {
  plan(messages: PlanMessage[]): Promise<void>
  send(messages: SendMessage[], delaySeconds?: number): Promise<void>
  watch(message: WatchMessage, delaySeconds: number): Promise<void>
  publishRoster(message: PublishRosterMessage): Promise<void>
  notices(messages: NoticesMessage[]): Promise<void>
}

/** What became of one message. `back`: not acknowledged, visible again after so many seconds. */
export type MessageOutcome = { kind: 'done' } | { kind: 'back'; seconds: number }
export const done: MessageOutcome = { kind: 'done' }
export const back = (seconds: number): MessageOutcome => ({ kind: 'back', seconds })

/** How long the holder of a message may still work on it; `signal` fires when that is over. */
export type TimeBox = { remainingMs(): number; signal: AbortSignal }
