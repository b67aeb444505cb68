import * as z from 'zod'
import { Colour } from '../colour.ts'
import { Holiday } from './festivals.ts'
import { isZone } from './local-time.ts'
import { solarTerms } from './solar-terms.ts'

const month = z.number().int().min(1).max(12)
const day = z.number().int().min(1).max(31)
const Term = z.enum(solarTerms)
const Border = z.enum(['start', 'end'])
export type Border = z.infer<typeof Border>

export const largestOffset = 60
/** Days before (negative) or after. */
const Offset = z.number().int().min(-largestOffset).max(largestOffset)

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const Edge = z.union([z.strictObject({ month, day }), z.strictObject({ term: Term, offset: Offset })])
export type Edge = z.infer<typeof Edge>

const Every = z.union([
  /** 1 Monday to 7 Sunday. */
  z.strictObject({ weekdays: z.array(z.number().int().min(1).max(7)).min(1) }),
  /** A day that a month does not have is its last day. */
  z.strictObject({ dayOfMonth: day }),
])
export type Every = z.infer<typeof Every>

const shared = {
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  /** IANA. Absent: the zone of the jurisdiction. */
  zone: z.string().refine(isZone).optional(),
}
const moved = { ...shared, offset: Offset.default(0) }

/** When a notice is due. What is told by a day is a `DatedRule`; the two others follow warnings. */
export const Rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), month, day, ...moved }),
  z.strictObject({
    kind: z.literal('lunar'),
    month,
    day: day.max(30),
    /** In the leap month of that number, too. */
    leapToo: z.boolean().default(false),
    ...moved,
  }),
  z.strictObject({ kind: z.literal('solar-term'), term: Term, ...moved }),
  z.strictObject({ kind: z.literal('holiday'), holiday: Holiday, border: Border, ...moved }),
  z.strictObject({ kind: z.literal('season'), season: z.string(), border: Border, ...moved }),
  z.strictObject({ kind: z.literal('window'), from: Edge, until: Edge, every: Every, ...shared }),
  z.strictObject({
    kind: z.literal('condition'),
    hazards: z.array(z.string()).min(1),
    /** Or worse. */
    colour: Colour.exclude(['none']),
    ...shared,
  }),
  z.strictObject({ kind: z.literal('cancel-of'), notices: z.array(z.string()).min(1), ...shared }),
])
export type Rule = z.infer<typeof Rule>
export type RuleKind = Rule['kind']
export type DatedRule = Exclude<Rule, { kind: 'condition' | 'cancel-of' }>

export const isDated = (rule: Rule): rule is DatedRule => rule.kind !== 'condition' && rule.kind !== 'cancel-of'
