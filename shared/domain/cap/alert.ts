import * as z from 'zod'
import { parseNationalId } from '../national/identifier.ts'

/**
 * OASIS CAP 1.2 (docs.oasis-open.org/emergency/cap/v1.2), section 3.2: names, capitals and code lists are the standard's own.
 * This is the form an Alert has inside Tongluo, whatever format it arrived in.
 */
export const Status = z.enum(['Actual', 'Exercise', 'System', 'Test', 'Draft'])
export const MsgType = z.enum(['Alert', 'Update', 'Cancel', 'Ack', 'Error'])
export const Scope = z.enum(['Public', 'Restricted', 'Private'])
export const Category = z.enum([
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
])
export const ResponseType = z.enum([
  'Shelter',
  'Evacuate',
  'Prepare',
  'Execute',
  'Avoid',
  'Monitor',
  'Assess',
  'AllClear',
  'None',
])
export const Urgency = z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown'])
export const Severity = z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'])
export const Certainty = z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'])

export const NamedValue = z.object({ valueName: z.string(), value: z.string() })

/** WGS-84, degrees, [latitude, longitude]: the order CAP writes them in (section 3.3.2). */
export const Point = z.tuple([z.number(), z.number()])
/** Radius in kilometres (section 3.2.4). */
export const Circle = z.object({ centre: Point, radiusKm: z.number() })

export const Reference = z.object({ sender: z.string(), identifier: z.string(), sent: z.string() })

export const Resource = z.object({
  resourceDesc: z.string(),
  mimeType: z.string(),
  size: z.number().optional(),
  uri: z.string().optional(),
  derefUri: z.string().optional(),
  digest: z.string().optional(),
})

export const CapArea = z.object({
  areaDesc: z.string(),
  polygon: z.array(z.array(Point)),
  circle: z.array(Circle),
  geocode: z.array(NamedValue),
  altitude: z.number().optional(),
  ceiling: z.number().optional(),
})

export const Info = z.object({
  language: z.string().optional(),
  category: z.array(Category),
  event: z.string(),
  responseType: z.array(ResponseType),
  urgency: Urgency,
  severity: Severity,
  certainty: Certainty,
  audience: z.string().optional(),
  eventCode: z.array(NamedValue),
  effective: z.string().optional(),
  onset: z.string().optional(),
  expires: z.string().optional(),
  senderName: z.string().optional(),
  headline: z.string().optional(),
  description: z.string().optional(),
  instruction: z.string().optional(),
  web: z.string().optional(),
  contact: z.string().optional(),
  parameter: z.array(NamedValue),
  resource: z.array(Resource),
  area: z.array(CapArea),
})

export const Alert = z.object({
  identifier: z.string(),
  sender: z.string(),
  /** Times keep the text of the document, e.g. `2026-07-01T04:10:00+08:00`: the offset is part of the message. */
  sent: z.string(),
  status: Status,
  msgType: MsgType,
  source: z.string().optional(),
  scope: Scope,
  restriction: z.string().optional(),
  addresses: z.array(z.string()),
  code: z.array(z.string()),
  note: z.string().optional(),
  references: z.array(Reference),
  incidents: z.array(z.string()),
  info: z.array(Info),
})

export type Category = z.infer<typeof Category>
export type Status = z.infer<typeof Status>
export type MsgType = z.infer<typeof MsgType>
export type Severity = z.infer<typeof Severity>
export type NamedValue = z.infer<typeof NamedValue>
export type Point = z.infer<typeof Point>
export type Circle = z.infer<typeof Circle>
export type Reference = z.infer<typeof Reference>
export type Resource = z.infer<typeof Resource>
export type CapArea = z.infer<typeof CapArea>
export type Info = z.infer<typeof Info>
export type Alert = z.infer<typeof Alert>

/**
 * CAP 1.2 section 3.2.1, `references`: what identifies an Alert in the whole world. A message of the national system is named by its
 * identifier alone, which begins with its sender: there the time in the identifier stands for `sent`, so that a reference to it,
 * which knows no `sent`, names the same message.
 */
export const identityOf = ({ sender, identifier, sent }: Reference): string => {
  const national = parseNationalId(identifier)
  return `${sender},${identifier},${national?.office === sender ? national.enteredAt : sent}`
}
