import * as z from 'zod'
import { PlaceCode } from '../place.ts'

/**
 * Somebody has pasted an Alert into a personal WeChat group by hand: no interface posts into one. It says what a person did, and is
 * no hand-over: in no count, in no proof. Appended, never changed.
 */
export const Paste = z.object({
  warning: z.string(),
  seq: z.number(),
  /** The group, as its people call it. */
  room: z.string().trim().min(1).max(100),
  /** The place whose text it was, if it was one's. */
  place: PlaceCode.optional(),
  /** Key holder. */
  by: z.string(),
  /** Who of those that share the key, as they said themselves. */
  person: z.string().trim().min(1).max(60).optional(),
  /** ms of store time. */
  at: z.number(),
})
export type Paste = z.infer<typeof Paste>
