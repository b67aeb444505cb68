import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Carrier } from '../domain/channel.ts'
import type { ReceiptDelta } from '../domain/receipts/delta.ts'
import type { TerminalState } from '../domain/receipts/presence.ts'
import type { SlotReceipt } from '../domain/receipts/receipt.ts'
import type { RoomPace } from '../domain/rooms/room-carrier.ts'
import type { RoomPost } from '../domain/rooms/room-post.ts'
import type { RoomTurn } from '../domain/rooms/room-turn.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import type { SheetId } from '../domain/sheets/sheet-id.ts'
import type { Board } from './carriers.ts'

/** The sheets and their conditional writes (the sheet protocol, docs/architecture.md). Every boolean: false = the condition did not hold. */
export type Sheets = {
  /** Store time: the `Date` of the last answer plus monotonic elapsed time. The only time that is compared. */
  now(): number
  /** Strongly consistent. */
  read(id: SheetId): Promise<Sheet | undefined>
  /** Archives `old` and puts `next` in its place, on `old.rev`; keeps a higher seal. */
  supersede(old: Sheet, next: Sheet): Promise<boolean>
  /** seal = max(seal, seq); bumps rev. */
  seal(id: SheetId, seq: number): Promise<void>
  /**
   * Writes everything but the seal, on `sheet.rev` (stored as rev + 1): claim, release, finish. Of rev 0: puts it if absent.
   * A claim that comes again is written once, and true each time.
   */
  write(sheet: Sheet): Promise<boolean>
  /**
   * Writes a window's results and the next window, on `claim.token` = mine and no seal above the seq. With a claim of another token it is
   * written once, however often it comes, and 'written' each time until the next.
   */
  settle(sheet: Sheet, token: string): Promise<'written' | 'sealed' | 'lost'>
  /** Writes results only and gives the claim up, on `claim.token` = mine, sealed or not. */
  release(sheet: Sheet, token: string): Promise<boolean>
}

/** What is read to show and to prove. */
export type SheetReader = {
  county(warning: string, county: string, buckets: number): Promise<SheetWithReceipts[]>
  place(warning: string, county: string, bucket: number, place: string): Promise<SheetWithReceipts[]>
}
export type SheetWithReceipts = { sheet: Sheet; receipts: SlotReceipt[] }

export type Receipts = {
  /** Durable when it resolves; of one that rejects some may be stored. The same delta again, whole or cut differently, changes nothing. */
  append(deltas: readonly ReceiptDelta[]): Promise<void>
  /** One window's messages, for carriers that echo nothing. Kept as long as a receipt may come (SNS: 72 h). */
  putRefs(window: WindowRefs): Promise<void>
  findRefs(carrier: Carrier, messages: HandedOver[]): Promise<Map<string, MessageRef>>
  /** Receipts that nothing matches: counted per carrier and day. */
  countUnmatched(carrier: Carrier, count: number): Promise<void>
}
export type WindowRefs = {
  carrier: Carrier
  sheet: SheetId
  seq: number
  messages: { messageId: string; slot: number; try: number }[]
}
/** `takenAt`: when the carrier took the message, ms; `orEarlier`: it only says when the phone had it. */
export type HandedOver = { messageId: string; takenAt: number; orEarlier?: boolean }
export type MessageRef = { carrier: Carrier; messageId: string; sheet: SheetId; seq: number; slot: number; try: number }

export type Boards = {
  read(place: string): Promise<Board>
  /** On `board.version` being one above what is stored. */
  write(board: Board): Promise<boolean>
}

/** `robot`: `robotName` of its address. */
export type RoomTurns = {
  /**
   * Takes one of a robot's posts for these, the first of which is `red` or not. Of a `wait` nothing is taken, and they are noted; a
   * `shared` turn comes with all `others` that were noted, for its post to say them too.
   */
  take(robot: string, paces: readonly RoomPace[], mine: readonly SendMessage[], red: boolean): Promise<TurnTaken>
  /** The robot has said that it takes nothing before this (ms of store time). */
  shut(robot: string, untilAt: number): Promise<void>
}

export type TurnTaken = { turn: RoomTurn; others: SendMessage[] }

export type RoomPosts = {
  put(post: RoomPost): Promise<void>
  /** Strongly consistent. */
  find(id: string): Promise<RoomPost | undefined>
}

export type Presence = {
  record(place: string, terminals: TerminalState[]): Promise<void>
  online(place: string): Promise<Set<string>>
}
