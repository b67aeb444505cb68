import * as z from 'zod'
import { Circle, MsgType, Point, Scope, Status, Urgency } from '../cap/alert.ts'
import { certainties } from './grammar.ts'

const NationalId = z.object({ identifier: z.string(), office: z.string(), enteredAt: z.string() })
const LocalTime = z.object({ time: z.string(), assumed: z.boolean() })
const Line = z.object({ line: z.string() })
const shape = <Kind extends z.ZodType>(kind: Kind) => z.union([z.object({ shape: kind, swapped: z.boolean() }), Line])

export const Method = z.object({
  methodName: z.string(),
  message: z.string().optional(),
  audienceGrp: z.string().optional(),
  audenceprt: z.string().optional(),
})
export const NationalResource = z.object({
  resourceDesc: z.string().optional(),
  size: z.string().optional(),
  digest: z.string().optional(),
})
export const NationalArea = z.object({
  areaDesc: z.string(),
  polygon: z.array(shape(z.array(Point))),
  circle: z.array(shape(Circle)),
  geocode: z.array(z.string()),
})
export const NationalInfo = z.object({
  language: z.string(),
  eventType: z.string(),
  urgency: Urgency,
  /** A colour word, or Unknown. */
  severity: z.string(),
  certainty: z.enum(certainties),
  effective: LocalTime.optional(),
  onset: LocalTime.optional(),
  expires: LocalTime.optional(),
  /** The officer who signed: a person, who is named nowhere but in the original. */
  senderName: z.string().optional(),
  headline: z.string().optional(),
  description: z.string().optional(),
  instruction: z.string().optional(),
  web: z.string().optional(),
  resource: z.array(NationalResource),
  area: z.array(NationalArea),
})

/** A message of the national system, in its own words. */
export const NationalMessage = z.object({
  identifier: NationalId,
  /** The office, as people know it. */
  sender: z.string(),
  senderCode: z.string(),
  sendTime: LocalTime,
  status: Status,
  msgType: MsgType,
  scope: Scope,
  code: z.object({ method: z.array(Method) }).optional(),
  secClassification: z.enum(['None', 'Inner']).optional(),
  note: z.string().optional(),
  references: z.array(NationalId),
  info: z.array(NationalInfo),
})
export type NationalMessage = z.infer<typeof NationalMessage>
export type NationalInfo = z.infer<typeof NationalInfo>
export type NationalArea = z.infer<typeof NationalArea>
export type NationalResource = z.infer<typeof NationalResource>
export type LocalTime = z.infer<typeof LocalTime>
