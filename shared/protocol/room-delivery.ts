import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Slot } from '../domain/directory/roster.ts'
import type { ChatContent, RoomCarrier, RoomPace } from '../domain/rooms/room-carrier.ts'
import type { HandOverResult } from '../domain/sheets/hand-over.ts'
import type { MarkReason } from '../domain/sheets/mark.ts'
import type { MessageOutcome } from '../ports/queue.ts'
import type { RoomPosts, RoomTurns } from '../ports/sheets.ts'
import type { Briefing } from './briefing.ts'
import type { SheetPorts } from './delivery.ts'

/** `failed`: it stays on the queue, and its redrive policy ends it. */
export type RoomOutcome = MessageOutcome | { kind: 'failed'; fault: unknown }
export const failed = (fault: unknown): RoomOutcome => ({ kind: 'failed', fault })

/** One Alert that is owed to a room. */
export type Owed = { message: SendMessage; briefing: Briefing; recipient: Slot }

/** The robot behind a room. `name` may be seen: nobody can post with it. */
export type RoomRobot = { name: string; carrier: RoomCarrier; paces: readonly RoomPace[] }

/** What rooms are to the protocol. */
export type RoomDelivery = {
  turns: RoomTurns
  posts: RoomPosts
  /** undefined: there is no such robot. */
  robotOf(recipient: Slot): RoomRobot | undefined
  /** Why this Alert can never be posted there; undefined: it can. */
  refusal(owed: Owed): MarkReason | undefined
  /** The longest beginning of these that one post can say, at least one; whatever fits among more fits among fewer. */
  compose(owed: readonly Owed[]): { count: number; content: ChatContent }
  /** Never rejects for the robot's sake. */
  post(owed: readonly Owed[], content: ChatContent, signal: AbortSignal): Promise<HandOverResult>
}

export type RoomPorts = Omit<SheetPorts, 'quota'>
