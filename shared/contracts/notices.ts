import * as z from 'zod'
import { NoticeState, PlannedNotice } from '../domain/notices/planned-notice.ts'
import { Problem } from './http.ts'

export const NoticeDecision = z.enum(['approve', 'reject'])
export type NoticeDecision = z.infer<typeof NoticeDecision>

/** Whom it can reach by its channels, in all counties of its area; absent: the area is too large to be counted while somebody waits. */
export const NoticeReach = z.object({ people: z.number(), rooms: z.number(), terminals: z.number() })
export type NoticeReach = z.infer<typeof NoticeReach>

/** One of `GET /v1/notices`. */
export const NoticeView = z.object({
  ...PlannedNotice.shape,
  /** SMS parts by language, with its signature, as carriers bill them. */
  parts: z.record(z.string(), z.number()),
  reach: NoticeReach.optional(),
  /** What the asking key may decide of it now. */
  you: z.array(NoticeDecision),
})
export type NoticeView = z.infer<typeof NoticeView>

/** `GET /v1/notices?area=&from=&until=` (ms), by time. `left`: how many more there are than were listed. */
export const NoticeList = z.object({ notices: z.array(NoticeView), left: z.number() })
export type NoticeList = z.infer<typeof NoticeList>

const mostDecisions = 100
const longestReason = 500

/** `POST /v1/notices/decisions`. `rev`: of what was looked at, so that nobody decides on what they have not seen. */
export const NoticeDecisions = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        area: z.string().regex(/^\d{0,12}$/),
        key: z.string().min(1).max(200),
        rev: z.int().min(1),
        decision: NoticeDecision,
        reason: z.string().max(longestReason).exactOptional(),
      }),
    )
    .min(1)
    .max(mostDecisions),
})
export type NoticeDecisions = z.infer<typeof NoticeDecisions>

const named = { area: z.string(), key: z.string() }

/** → 200: what became of each, in the order of the request. Each is decided on its own. */
export const DecisionResults = z.object({
  results: z.array(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('decided'), ...named, rev: z.number(), state: NoticeState }),
      z.object({ outcome: z.literal('refused'), ...named, reasons: z.array(Problem) }),
    ]),
  ),
})
export type DecisionResults = z.infer<typeof DecisionResults>
