import type { SheetId } from './sheet-id.ts'

/** The roll-call sheet: one mark per slot of one roster page; it lives through every seq of its series. Times: ms of store time. */
export type Sheet = {
  id: SheetId
  seq: number
  dirRev: number
  /** One packed mark per slot (`mark.ts`). */
  marks: Uint32Array
  /** Bitmap: slots that an earlier seq handed over, or may have. */
  touched: Uint8Array
  /** The worker that holds it. It is over at `until`, whatever became of the worker. */
  claim?: Claim
  /** The highest seq that asked a worker to stop; 0: none. */
  seal: number
  done: boolean
  /** Nothing can be sent before this time (quiet hours): not stuck, waiting. */
  dueAt?: number
  firstSentAt?: number
  lastAcceptedAt?: number
  /** Rooms: the post that this sheet's window went into (`room-post.ts`). */
  post?: string
  /** Counts its writes; 0: it is not stored yet. */
  rev: number
}

export type Claim = { token: string; until: number }
