import * as z from 'zod'
import { Role } from '../calendar/roles.ts'
import { Point } from '../cap/alert.ts'
import { AreaCode, GroupCode, levelOf, PlaceCode, RiskPointCode } from '../place.ts'
import { RoomCarrier } from '../rooms/room-carrier.ts'
import { normalisePhone } from './phone.ts'

/** Short and plain: ids become parts of keys, references and MQTT topics (which know `+`, `#` and `/`). */
const Id = z.string().regex(/^[\w.-]{1,64}$/)
const Name = z.string().max(100)

/** The records of the directory, as they are imported and kept. */
const validity = { validFrom: z.iso.date().optional(), validTo: z.iso.date().optional() }

/** A swapped or misplaced point would be found by no warning at all, so it is refused on its way in. */
const Position = Point.refine(([latitude, longitude]) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, {
  message: 'a point is [latitude, longitude] in degrees, at most 90 and 180',
})

export const Area = z
  .object({
    kind: z.literal('area'),
    code: AreaCode,
    name: Name.min(1),
    level: z.enum(['county', 'town', 'village']),
    /** WGS-84; absent: shapes cannot find this place. */
    point: Position.optional(),
    /** WGS-84, one closed ring; where present, shapes are compared with it instead of the point. */
    shape: z.array(Position).min(3).max(2_000).optional(),
    /** The point was made up for a demo. */
    invented: z.boolean().default(false),
    /** What is spoken in this village beside Chinese, BCP 47: its loudspeakers play a recording in it after the Chinese script. */
    lang: z.string().min(1).max(35).optional(),
    /** A unit of the division table that is nobody's home (`…598 虚拟生活区`). */
    virtual: z.boolean().default(false),
    ...validity,
  })
  .refine(({ code, level }) => levelOf(code) === level, {
    path: ['level'],
    message: 'the zeros of the code say another level',
  })

export const Group = z
  .object({
    kind: z.literal('group'),
    code: GroupCode,
    name: Name.min(1),
    /** The areas (of any level) whose warnings concern this group. */
    covers: z.array(AreaCode).max(500).default([]),
    /** Instead of `covers`: its members are the duty officers of these areas, told what waits there and warned of nothing. */
    onDutyFor: z.array(AreaCode).min(1).max(500).optional(),
    ...validity,
  })
  .refine(({ covers, onDutyFor }) => covers.length > 0 !== (onDutyFor !== undefined), {
    path: ['covers'],
    message: 'a group covers areas or is on duty for areas, one of the two',
  })

export const riskTypes = ['geological-hazard', 'reservoir', 'pond', 'school', 'ford', 'major-hazard'] as const

/**
 * Where harm is likely, with people of its own who answer for it: 地质灾害点, 水库, 山塘, 学校, 过水路面, 重大危险源. It is a place
 * below its village; whatever concerns the village concerns it.
 */
export const RiskPoint = z.object({
  kind: z.literal('risk-point'),
  code: RiskPointCode,
  name: Name.min(1),
  type: z.enum(riskTypes),
  /** As of an area. */
  point: Position.optional(),
  shape: z.array(Position).min(3).max(2_000).optional(),
  ...validity,
})

const Phone = z.string().transform((written, { issues }) => {
  const phone = normalisePhone(written)
  // The number itself stays out of the message: messages are logged and shown.
  if (phone === undefined) issues.push({ code: 'custom', message: 'not a possible phone number', input: '…' })
  return phone ?? z.NEVER
})

/** What notices speak to them as; absent: what `roles-of.ts` says of whoever has none. */
const Roles = z.array(Role).min(1).max(Role.options.length)

/** Somebody in one place; the same phone in two places is one person with two rows, and is reached once. */
export const Person = z.object({
  kind: z.literal('person'),
  id: Id,
  place: PlaceCode,
  name: Name,
  /** Stored and shown as E.164, whatever way it was written. */
  phone: Phone,
  role: z.enum(['duty', 'subscriber']),
  title: Name.min(1).optional(),
  roles: Roles.optional(),
  lang: z.string().min(1).max(35).default('zh-CN'),
  exercise: z.boolean().default(false),
  ...validity,
})

export const Terminal = z.object({
  kind: z.literal('terminal'),
  id: Id,
  place: AreaCode,
  name: Name.min(1).optional(),
  exercise: z.boolean().default(false),
  ...validity,
})

export const Room = z.object({
  kind: z.literal('room'),
  id: Id,
  /** A town, a village or a group. */
  place: PlaceCode,
  name: Name,
  carrier: RoomCarrier,
  /** The robot's token: WeCom's `key`, DingTalk's `access_token`, the end of Feishu's address. Whoever has it can post. Never logged. */
  key: z.string().regex(/^[\w-]{1,128}$/),
  /** What DingTalk's and Feishu's robots may want posts to be signed with (加签, 签名校验). Never logged. */
  secret: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .optional(),
  /** Absent: it hears every notice of its area. */
  roles: Roles.optional(),
  lang: z.string().min(1).max(35).default('zh-CN'),
  exercise: z.boolean().default(false),
  ...validity,
})

export const DirectoryRecord = z.discriminatedUnion('kind', [Area, Group, RiskPoint, Person, Terminal, Room])

/** As it is read back: what was normalised on its way in is not normalised again, 56,000 times. */
export const StoredRecord = z.discriminatedUnion('kind', [
  Area,
  Group,
  RiskPoint,
  Person.extend({ phone: z.string().regex(/^\+[1-9]\d{6,14}$/) }),
  Terminal,
  Room,
])

export type Area = z.infer<typeof Area>
export type Group = z.infer<typeof Group>
export type RiskPoint = z.infer<typeof RiskPoint>
export type RiskType = RiskPoint['type']
export type Person = z.infer<typeof Person>
export type Terminal = z.infer<typeof Terminal>
export type Room = z.infer<typeof Room>
export type DirectoryRecord = z.infer<typeof DirectoryRecord>
export type RecordKind = DirectoryRecord['kind']

/** In the order in which they are kept and exported: places before what is in them. */
export const recordKinds = ['area', 'risk-point', 'group', 'room', 'person', 'terminal'] as const satisfies RecordKind[]

/** The place that a record is, or is in. */
export const placeOf = (record: DirectoryRecord): PlaceCode => ('code' in record ? record.code : record.place)

/** What makes two records the same one: the later replaces the former. */
export const recordKey = (record: DirectoryRecord): string =>
  'code' in record ? record.code : `${record.kind} ${record.place} ${record.id}`
