import * as z from 'zod'
import { Authority } from '../domain/loudspeakers/authority.ts'
import { Programme, ProgrammeItem, StoredProgramme, Volume } from '../domain/loudspeakers/programme.ts'
import { AreaCode, County } from '../domain/place.ts'

/**
 * `PUT /v1/villages/{code}/programme`, of a village or of whatever lies above it. `version`: what it was made from; where somebody
 * has changed it since, 409 `moved`. An empty list of items clears it.
 */
export const ProgrammeOrder = Programme.extend({ version: z.number().optional() })
export type ProgrammeOrder = z.infer<typeof ProgrammeOrder>

const Yielding = z.object({ item: z.string(), to: AreaCode, toItem: z.string() })

/** 202: stored, and on its way to the terminals. `yields`: items that something higher will cut short or go before. */
export const ProgrammeReceipt = z.object({
  place: AreaCode,
  version: z.number(),
  changed: z.boolean(),
  yields: z.array(Yielding),
})
export type ProgrammeReceipt = z.infer<typeof ProgrammeReceipt>

/** `GET /v1/villages/{code}/programme` */
export const ProgrammeView = z.object({
  place: AreaCode,
  authority: Authority,
  /** What is set for this very place; version 0: never anything. */
  own: StoredProgramme.omit({ place: true, at: true, by: true }),
  /** What its loudspeakers hear: its own and everything above it, the highest first. */
  hears: z.array(ProgrammeItem.safeExtend({ ref: z.string(), authority: Authority })),
  cap: Volume,
  yields: z.array(Yielding),
  /** Newest first: who set what when. */
  history: z.array(z.object({ version: z.number(), at: z.number(), by: z.string(), items: z.number() })),
})
export type ProgrammeView = z.infer<typeof ProgrammeView>

/** One item of one day in one village. `played` and `failed` count terminals; who failed first and then played is played. */
export const PlayCount = z.object({
  village: AreaCode,
  day: z.iso.date(),
  /** When it was due, local. */
  at: z.string(),
  source: AreaCode,
  item: z.string(),
  played: z.number(),
  failed: z.number(),
})
export type PlayCount = z.infer<typeof PlayCount>

/** `GET /v1/villages/{code}/programme/plays?days=` (at most 31), newest first. */
export const PlayCounts = z.object({ plays: z.array(PlayCount) })

/** Tell the terminals of a county what their villages' programmes are, as far as they lie in `place`. */
export const PublishProgrammeMessage = z.object({
  v: z.literal(1),
  kind: z.literal('publish-programme'),
  county: County,
  place: AreaCode,
})
export type PublishProgrammeMessage = z.infer<typeof PublishProgrammeMessage>
