import * as z from 'zod'
import { Addressees } from '../domain/audience/addressees.ts'
import { Status } from '../domain/cap/alert.ts'
import { Channel } from '../domain/channel.ts'
import { WarningState } from '../domain/series/warning.ts'
import { unfitReasons } from '../domain/templates/unfit.ts'
import { AlertReceipt, Problem, Unresolved } from './http.ts'

const Reached = { people: z.number(), public: z.number(), rooms: z.number(), speakers: z.number() }
const Turn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), repeat: z.number() }),
  /** Not before `untilAt`, ms. */
  z.object({ kind: z.literal('hold'), untilAt: z.number(), reason: z.string() }),
  z.object({ kind: z.literal('not-addressed'), reason: z.string() }),
])
const Previewed = z.object({ count: z.number(), turn: Turn })

/** `POST /v1/previews`: what would become of a document if it were sent now. Nothing is stored, nobody is told. */
export const AlertPreview = z.object({
  /** The id that it has, or would have. */
  warning: z.string(),
  seq: z.number(),
  /** It was taken before: sending it again changes nothing. */
  known: z.boolean(),
  outcome: AlertReceipt.shape.outcome,
  status: Status,
  state: WarningState,
  reason: z.string().optional(),
  warnings: z.array(Problem),
  unresolved: z.array(Unresolved),
  /** Series that it would follow or end. */
  follows: z.array(z.string()),
  /** Recipients of their earlier Alerts, as the watch counted last: they hear this one, too. */
  reachedBefore: z.number(),
  /** Of a notice: whom it is for; then `people` are all whom it names, with a duty or without. */
  addressees: Addressees.optional(),
  listeners: z.object({ people: Previewed, public: Previewed, rooms: Previewed, speakers: Previewed }),
  towns: z.array(z.object({ code: z.string(), name: z.string(), ...Reached })),
  /** As it would be received; `covered` false: by whoever an Update leaves outside. */
  texts: z.array(
    z.object({
      channel: Channel,
      lang: z.string(),
      covered: z.boolean(),
      text: z.string(),
      cut: z.boolean(),
      parts: z.number().optional(),
    }),
  ),
  sms: z.object({
    parts: z.number(),
    messages: z.number(),
    cost: z.object({ amount: z.number(), currency: z.string() }).optional(),
    /** Where SMS are registered templates: the one for each way it is said, or why none of them carries it. */
    templates: z
      .array(
        z.object({
          lang: z.string(),
          covered: z.boolean(),
          template: z.string().optional(),
          unfit: z.array(
            z.object({
              template: z.string(),
              version: z.number(),
              reason: z.enum(unfitReasons),
              variable: z.string().optional(),
            }),
          ),
        }),
      )
      .optional(),
  }),
})
export type AlertPreview = z.infer<typeof AlertPreview>
