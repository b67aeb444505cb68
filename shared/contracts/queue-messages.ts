import * as z from 'zod'
import { Carrier, Lane } from '../domain/channel.ts'
import { County } from '../domain/place.ts'
import { ReceiptState } from '../domain/receipts/receipt.ts'
import { SheetId } from '../domain/sheets/sheet-id.ts'

/** An outbox entry, as the stream of `warnings` shows it: stored implies will be sent. */
export const OutboxEntry = z.object({
  ...{ warning: z.string(), seq: z.number(), lane: Lane, counties: z.array(County) },
  edition: z.string().optional(),
})
export type OutboxEntry = z.infer<typeof OutboxEntry>

/** What travels on the queues: ids only, never a text, a phone or a name. `v` is the version of the message's form. */
const v = z.literal(1)

export const PlanMessage = z.object({
  v,
  kind: z.literal('plan'),
  warning: z.string(),
  seq: z.number(),
  /** Of the Alert's audiences, which are read beside it; without it they are read after the Alert, which knows. */
  edition: z.string().optional(),
  county: County,
  lane: Lane,
})

export const SendMessage = z.object({
  v,
  kind: z.literal('send'),
  seq: z.number(),
  lane: Lane,
  sheet: SheetId,
  /** By what its page is read, beside the Alert and not after it; the Alert's own is what counts. */
  audience: z.object({ edition: z.string(), dirRev: z.number() }).optional(),
  /** Its message died, and nobody has worked on it since: this is its last. */
  again: z.literal(true).optional(),
})

export const WatchMessage = z.object({
  v,
  kind: z.literal('watch'),
  warning: z.string(),
  seq: z.number(),
  county: County,
  lane: Lane,
  /** How many times it has looked. */
  n: z.number(),
})

/**
 * `ref`: what the carrier echoes (a sheet reference, `formatRef`) or, from a carrier that echoes nothing, its own message id.
 * `recipient`: a terminal's id, and `place` the village it spoke from, when a loudspeaker reports; of an SMS, the phone under the phone key.
 */
export const ReceiptMessage = z.object({
  v,
  kind: z.literal('receipt'),
  carrier: Carrier,
  ref: z.string(),
  recipient: z.string().optional(),
  place: z.string().optional(),
  outcome: ReceiptState.exclude(['none']),
  reason: z.string().optional(),
  at: z.number(),
})

/** What a carrier that calls back said of one SMS. `recipient`: the phone under the phone key, never the phone itself. */
export const CarrierReceipt = ReceiptMessage.pick({ ref: true, recipient: true, outcome: true, reason: true, at: true })

/** What it said at once, as whoever records it sees it. `unreadable`: how many more there were that nobody could read. */
export const CarrierReceipts = z.object({
  v,
  kind: z.literal('carrier-receipts'),
  carrier: Carrier,
  receipts: z.array(CarrierReceipt),
  unreadable: z.number(),
})

/** A terminal came or went (its last will): `tongluo/<county6>/<village>/<terminal>/state`. */
export const PresenceMessage = z.object({
  v,
  kind: z.literal('presence'),
  place: z.string(),
  terminal: z.string(),
  online: z.boolean(),
  at: z.number(),
})

/** Build the pages of one county and flip its HEAD: with what an import brings or, without one, for the day that has come. */
export const PublishRosterMessage = z.object({
  v,
  kind: z.literal('publish-roster'),
  county: County,
  importId: z.string().optional(),
})

/** Work of the calendar: look thirty days ahead, tell what is due, and ask what an issued Alert calls for or ends. */
export const NoticesMessage = z.discriminatedUnion('kind', [
  z.object({ v, kind: z.literal('look-ahead'), area: z.string() }),
  z.object({ v, kind: z.literal('tell-notice'), area: z.string(), key: z.string() }),
  /** Without an area: to be asked for every jurisdiction that it concerns. */
  z.object({
    ...{ v, kind: z.literal('follow-warning'), warning: z.string(), seq: z.number() },
    area: z.string().optional(),
  }),
])

export type PlanMessage = z.infer<typeof PlanMessage>
export type SendMessage = z.infer<typeof SendMessage>
export type WatchMessage = z.infer<typeof WatchMessage>
export type ReceiptMessage = z.infer<typeof ReceiptMessage>
export type CarrierReceipts = z.infer<typeof CarrierReceipts>
export type PresenceMessage = z.infer<typeof PresenceMessage>
export type PublishRosterMessage = z.infer<typeof PublishRosterMessage>
export type NoticesMessage = z.infer<typeof NoticesMessage>
