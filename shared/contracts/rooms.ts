import * as z from 'zod'
import { Carrier } from '../domain/channel.ts'
import { PlaceCode } from '../domain/place.ts'
import { Paste } from '../domain/rooms/paste.ts'
import { RoomPost } from '../domain/rooms/room-post.ts'

/** `GET /v1/warnings/{id}/rooms`: how each room stands with the latest Alert of the series, and in which post that is. */
export const WarningRooms = z.object({
  warning: z.string(),
  rooms: z.array(
    z.object({
      place: z.string(),
      name: z.string(),
      /** Of the directory. */
      room: z.string(),
      carrier: Carrier.optional(),
      seq: z.number(),
      state: z.enum(['open', 'accepted', 'failed', 'unknown', 'suppressed', 'outside']),
      reason: z.string().optional(),
      /** Our own reference: robots give none. `alerts`: all that were in the same post. */
      post: RoomPost.pick({ id: true })
        .extend(RoomPost.pick({ at: true, outcome: true, alerts: true }).partial().shape)
        .optional(),
    }),
  ),
})
export type WarningRooms = z.infer<typeof WarningRooms>

/** `GET /v1/warnings/{id}/copy?place=&lang=`: the text that a person pastes into a personal WeChat group. */
export const CopyText = z.object({
  warning: z.string(),
  seq: z.number(),
  place: z.string().optional(),
  text: z.string(),
})
export type CopyText = z.infer<typeof CopyText>

/** `POST /v1/warnings/{id}/pastes` (operators) → 201 with the record. `seq`: of the text that was copied; else the latest. */
export const NewPaste = z.object({
  room: Paste.shape.room,
  place: PlaceCode.optional(),
  person: Paste.shape.person,
  seq: z.number().int().positive().optional(),
})
export type NewPaste = z.infer<typeof NewPaste>
