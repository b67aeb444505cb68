import * as z from 'zod'
import { MsgType, Status } from '../domain/cap/alert.ts'
import { Channel } from '../domain/channel.ts'
import { Colour } from '../domain/colour.ts'
import { County } from '../domain/place.ts'
import { Paste } from '../domain/rooms/paste.ts'
import { Pending, WarningState } from '../domain/series/warning.ts'
import { KeyHolder } from '../domain/source.ts'

/** The bodies of the HTTP API, the same values at both ends. Every request carries its key as `authorization: Bearer <key>`. */
export const Problem = z.object({ code: z.string(), at: z.string(), message: z.string() })

/** Problem JSON, RFC 9457. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  reasons: z.array(Problem),
})

export const Unresolved = z.object({ areaDesc: z.string(), what: z.string(), reason: z.string() })

/** `POST /v1/alerts` → 202, or 200 when this very Alert was taken before. */
export const AlertReceipt = z.object({
  warning: z.string(),
  /** Its number in the series. */
  seq: z.number(),
  /** Sent on its way, waiting for a person or a time, or only kept: an Alert that its own Cancel overtook, a Cancel of nothing. */
  outcome: z.enum(['issued', 'waiting', 'recorded']),
  status: Status,
  state: WarningState,
  stateReason: z.string().optional(),
  warnings: z.array(Problem),
  unresolved: z.array(Unresolved),
  audience: z.object({
    villages: z.number(),
    groups: z.number(),
    phones: z.number(),
    rooms: z.number(),
    terminals: z.number(),
  }),
})

/** planned = accepted + failed + unknown + suppressed once everything is marked; `open` is what is not marked yet. */
export const ChannelFigures = z.object({
  planned: z.number(),
  open: z.number(),
  accepted: z.number(),
  delivered: z.number(),
  unconfirmed: z.number(),
  failed: z.number(),
  unknown: z.number(),
  suppressed: z.number(),
  /** Mark reason → how many, for everything that is not accepted. */
  reasons: z.record(z.string(), z.number()),
})
export const VillageFigures = z.object({ proven: z.number(), partly: z.number(), notProven: z.number() })
const channels = z.partialRecord(Channel, ChannelFigures)

/** `GET /v1/warnings/{id}`; `status` is CAP's: the figures of an exercise are of the exercise list alone. */
export const WarningStatus = z.object({
  warning: z.string(),
  status: Status,
  state: WarningState,
  stateReason: z.string().optional(),
  msgType: MsgType,
  seq: z.number(),
  /** An Update or Cancel that waits beside what is in force, or the first Alert that waits. */
  pending: Pending.pick({ seq: true, state: true, reason: true, since: true }).optional(),
  colour: Colour,
  event: z.string(),
  headline: z.string(),
  sender: z.string(),
  sent: z.string(),
  receivedAt: z.number(),
  issuedAt: z.number().optional(),
  expiresAt: z.number(),
  /** Every county has doneAt. */
  handedOver: z.boolean(),
  /** All that is still open waits for this time: the end of the quiet hours, or a retry. */
  heldUntilAt: z.number().optional(),
  unresolved: z.array(Unresolved),
  channels,
  villages: VillageFigures,
  seconds: z.object({
    firstSend: z.number().optional(),
    lastAccepted: z.number().optional(),
    lastReceipt: z.number().optional(),
  }),
  towns: z.array(z.object({ code: z.string(), name: z.string(), channels, villages: VillageFigures })),
  /** What people pasted into personal groups by hand: said by them, in no figure. Oldest first. */
  pasted: z.array(Paste),
})

/** `GET /v1/warnings/{id}/villages/{code}`, and one of `GET /v1/villages/{code}/proofs` (what concerns this village now). */
export const VillageProof = z.object({
  warning: z.string(),
  status: Status,
  village: z.string(),
  name: z.string(),
  verdict: z.enum(['proven', 'partly', 'not-proven']),
  /** The reason of the verdict, from a closed list, and what the village lacks. */
  reasons: z.array(z.string()),
  figures: z.object({
    installed: z.number(),
    online: z.number(),
    played: z.number(),
    playedOfInstalled: z.number(),
    playedOfOnline: z.number(),
    duty: z.number(),
    dutyDelivered: z.number(),
    phones: z.number(),
    phonesDelivered: z.number(),
  }),
  channels,
})

/** `GET /v1/villages/{code}/proofs`; exercises apart, and only where asked for: `?exercises=true`. */
export const VillageProofs = z.object({ proofs: z.array(VillageProof), exercises: z.array(VillageProof).optional() })

const Listed = WarningStatus.pick({
  warning: true,
  status: true,
  state: true,
  stateReason: true,
  msgType: true,
  seq: true,
  pending: true,
  colour: true,
  event: true,
  headline: true,
  sender: true,
  sent: true,
  receivedAt: true,
  issuedAt: true,
  expiresAt: true,
  handedOver: true,
}).extend({ counties: z.array(County) })
/** `GET /v1/warnings`: what is not over yet, newest first, as far as the key's area reaches; exercises as in the proofs. */
export const WarningList = z.object({ warnings: z.array(Listed), exercises: z.array(Listed).optional() })

/** `POST /v1/keys` (administrators): the key is shown this once. */
export const NewKey = KeyHolder.omit({ id: true })
export const CreatedKey = z.object({ holder: KeyHolder, key: z.string() })

export type AlertReceipt = z.infer<typeof AlertReceipt>
export type ChannelFigures = z.infer<typeof ChannelFigures>
export type WarningStatus = z.infer<typeof WarningStatus>
export type VillageProofs = z.infer<typeof VillageProofs>
export type VillageProof = z.infer<typeof VillageProof>
export type WarningList = z.infer<typeof WarningList>
