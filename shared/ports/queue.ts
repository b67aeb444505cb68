import type { PlanMessage, PublishRosterMessage, SendMessage, WatchMessage } from '../contracts/queue-messages.ts'

/** Puts messages on their queues by kind, channel and lane. Resolves when all are stored; at-least-once. */
export type WorkQueue = {
  plan(messages: PlanMessage[]): Promise<void>
  send(messages: SendMessage[], delaySeconds?: number): Promise<void>
  watch(message: WatchMessage, delaySeconds: number): Promise<void>
  publishRoster(message: PublishRosterMessage): Promise<void>
}
