import * as z from 'zod'
import { MsgType, Status } from '../domain/cap/alert.ts'
import { Channel } from '../domain/channel.ts'
import { Colour } from '../domain/colour.ts'
import { County, PlaceCode } from '../domain/place.ts'
import { Decision } from '../domain/series/decision.ts'
import { Pending, WarningState } from '../domain/series/warning.ts'
import { KeyHolder } from '../domain/source.ts'
import { AlertReceipt, ChannelFigures, Problem } from './http.ts'

const longestReason = 500
const mostPlaces = 1_000

/** `POST /v1/warnings/{id}/decisions`. `seq`: the number of what is decided on, so that nobody decides on what they have not seen. */
export const DecisionRequest = z.strictObject({
  decision: Decision,
  seq: z.int().min(1),
  reason: z.string().max(longestReason).exactOptional(),
  /** `target` only: codes of villages, towns, counties, groups and risk points. */
  places: z.array(PlaceCode).min(1).max(mostPlaces).exactOptional(),
})
export type DecisionRequest = z.infer<typeof DecisionRequest>

/** → 200: what the series is now. `seq`: of what was decided on; an Alert that was given its audience has a new one. */
export const DecisionReceipt = z.object({
  warning: z.string(),
  decision: Decision,
  seq: z.number(),
  state: WarningState,
  stateReason: z.string().optional(),
  /** It still waits, for somebody's approval or its time. */
  waits: Pending.pick({ seq: true, state: true, reason: true }).optional(),
  /** The other series of which the same was decided. */
  alongside: z.array(z.string()),
  audience: AlertReceipt.shape.audience,
  warnings: z.array(Problem),
})
export type DecisionReceipt = z.infer<typeof DecisionReceipt>

/** One of `GET /v1/waiting`: what waits in the area of the key, and what its holder sent, the longest first. */
export const WaitingWarning = z.object({
  warning: z.string(),
  seq: z.number(),
  state: Pending.shape.state,
  reason: z.string(),
  since: z.number(),
  expiresAt: z.number(),
  effectiveAt: z.number().optional(),
  status: Status,
  msgType: MsgType,
  colour: Colour,
  event: z.string(),
  headline: z.string(),
  sender: z.string(),
  author: z.string(),
  counties: z.array(County),
  alongside: z.array(z.string()),
  audience: AlertReceipt.shape.audience,
  /** How often the duty officers were called, the last time included that is out. */
  calls: z.number(),
  /** Who may approve or target it: officers whose area holds all its counties, whose key reaches so many, and who did not send it. */
  deciders: z.object({
    roles: z.array(KeyHolder.shape.role),
    counties: z.array(County),
    recipients: z.number(),
    not: z.string(),
  }),
  /** What the asking key may decide of it. */
  you: z.array(Decision),
})
export const WaitingList = z.object({ waiting: z.array(WaitingWarning) })
export type WaitingWarning = z.infer<typeof WaitingWarning>
export type WaitingList = z.infer<typeof WaitingList>

/** `GET /v1/warnings/{id}/history`: who or what moved it, when, from where to where, and why, the oldest first. */
export const WarningHistory = z.object({
  warning: z.string(),
  entries: z.array(
    z.object({
      at: z.number(),
      /** Key holder id, `tick`, or `tongluo` for what the service does by itself. */
      by: z.string(),
      action: z.string(),
      seq: z.number().optional(),
      from: WarningState.optional(),
      to: WarningState,
      reason: z.string().optional(),
      issued: z.boolean().optional(),
      /** The duty call that was made with it: whether anybody's phone has it. Of the newest calls only. */
      call: z.object({ warning: z.string(), channels: z.partialRecord(Channel, ChannelFigures).optional() }).optional(),
    }),
  ),
})
export type WarningHistory = z.infer<typeof WarningHistory>
