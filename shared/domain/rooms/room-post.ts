import { DateTime } from 'luxon'
import * as z from 'zod'
import { batchHash } from '../sheets/batch-hash.ts'
import { markReasons } from '../sheets/mark.ts'

/**
 * One post to a room, with what its robot said: written before the marks of the Alerts in it, so that a worker that finds a window
 * open and this record knows how the post ended. Robots give no message id; this one is ours.
 */
export const RoomPost = z.object({
  id: z.string(),
  /** The robot (`robotName`). */
  robot: z.string(),
  /** When it was answered: ms of store time. */
  at: z.number(),
  outcome: z.enum(['accepted', 'refused', 'retry-later', 'unknown']),
  reason: z.enum(markReasons).optional(),
  /** The Alerts in it, in their order: `<warning>.<seq>`. */
  alerts: z.array(z.string()).min(1),
})
export type RoomPost = z.infer<typeof RoomPost>

/** A robot by a name that may be seen: nobody can post with it. */
export const robotName = (address: string): string => batchHash([address]).slice(0, 12)

/** `<robot>.<UTC time>.<random>`: posts of one robot sort by time. `at`: ms. */
export const postId = (robot: string, at: number, token: string): string =>
  `${robot}.${timeOf(at)}.${batchHash([token]).slice(0, 6)}`

/** The robot that a post's id names. */
export const robotOf = (post: string): string => post.slice(0, post.indexOf('.'))

const timeOf = (at: number): string => DateTime.fromMillis(at, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'")
