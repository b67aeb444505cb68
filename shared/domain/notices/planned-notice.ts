import * as z from 'zod'
import { LocalDate } from '../calendar/local-date.ts'
import type { Occurrence } from '../calendar/occurrences.ts'
import { Role } from '../calendar/roles.ts'
import { Channel } from '../channel.ts'
import { PlaceCode } from '../place.ts'

/** `draft` to `telling` stand ahead; the rest are ends. */
export const NoticeState = z.enum([
  'draft',
  'approved',
  'late',
  'telling',
  'told',
  'merged',
  'rejected',
  'dropped',
  'lapsed',
])
export type NoticeState = z.infer<typeof NoticeState>

/** Why a notice is where it is, in the same words in API, docs and CLI. */
export const noticeReasons = {
  'held-by-warning': 'an orange or red warning is in force for its people: it waits until that is over',
  'too-late': 'its time is over by more than the set time: a person decides whether it is still told',
  'told-unapproved': 'nobody approved it, and its rule says that it is told all the same',
  'told-together': 'it was told in one message with another of that day for the same people',
  'no-longer-due': 'the book or its jurisdiction no longer has it',
  'warning-over': 'the warning that called for it no longer does',
  'nobody-approved': 'its time and two days more are over',
  'nobody-decided': 'it was late, and for two days nobody said what to do',
  'nobody-addressed': 'nobody in the area has one of its roles',
  'above-officer': 'it is for more people than the key of whoever approved it may reach: somebody else must approve it',
  refused: 'the door refused it: its words or its places must be mended in the book',
} as const
const reasonWords = Object.keys(noticeReasons) as [keyof typeof noticeReasons, ...(keyof typeof noticeReasons)[]]
export const NoticeReason = z.enum(reasonWords)
export type NoticeReason = z.infer<typeof NoticeReason>

/** One occurrence of a notice as it stands before people: a draft from thirty days ahead on, until it is told or over. */
export const PlannedNotice = z.strictObject({
  /** Of the jurisdiction. */
  area: z.string(),
  /** `R02/eve/holiday 春节 2027`: notice, rule, and what it is about. It stays the same when its day moves. */
  key: z.string(),
  rev: z.number(),
  state: NoticeState,
  reason: NoticeReason.optional(),
  notice: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  /** The rule in the words of the grammar, and why it is due on that day. */
  rule: z.string(),
  why: z.strictObject({ zh: z.string(), en: z.string() }),
  /** When it is due, ms; the day and the zone of that time. */
  at: z.number(),
  date: LocalDate,
  zone: z.string(),
  audience: z.array(Role),
  channels: z.array(Channel),
  /** Absent: all of the area. */
  places: z.array(PlaceCode).optional(),
  /** By language, without signature. */
  texts: z.record(z.string(), z.string()),
  signature: z.string(),
  unapproved: z.enum(['wait', 'send']),
  /** It may move: the holiday table of its year is not loaded. */
  fallback: z.boolean(),
  /** What it follows, and the series that called for it, the first one first. */
  cause: z.strictObject({ rule: z.enum(['condition', 'cancel-of']), warnings: z.array(z.string()) }).optional(),
  /** Key holder id of who wrote it; absent: it comes with the release. */
  writtenBy: z.string().optional(),
  /** The last time it moved: from when, since when it is known, and by what. */
  moved: z.strictObject({ from: z.number(), at: z.number(), by: z.enum(['holiday-table', 'book']) }).optional(),
  /** Who said the last word on it; what their key may reach is what it may reach. */
  decided: z
    .strictObject({
      by: z.string(),
      at: z.number(),
      decision: z.enum(['approve', 'reject']),
      maxRecipients: z.number(),
      reason: z.string().optional(),
    })
    .optional(),
  /** Fixed before it is handed to the door, so that whoever tries again says the same: when, and with which others. */
  telling: z.strictObject({ sentAt: z.number(), with: z.array(z.string()) }).optional(),
  /** As which it was told. */
  warning: z.string().optional(),
  /** When the tick must look at it next, ms; absent: never again. */
  dueAt: z.number().optional(),
})
export type PlannedNotice = z.infer<typeof PlannedNotice>

export const keyOf = ({ id, notice, due }: Pick<Occurrence, 'id' | 'notice' | 'due'>): string =>
  [notice, id.split('/')[2], due.cycle].join('/')

/** `R02/eve/`: what the keys of one rule begin with. */
export const rulePrefix = (key: string): string => `${key.split('/').slice(0, 2).join('/')}/`

const ahead: readonly NoticeState[] = ['draft', 'approved', 'late', 'telling']
export const isAhead = ({ state }: Pick<PlannedNotice, 'state'>): boolean => ahead.includes(state)

/** What a jurisdiction's calendar is at. */
export const NoticeDesk = z.strictObject({
  area: z.string(),
  rev: z.number(),
  /** Every occurrence before this time (ms) stands as a planned notice. */
  plannedUntil: z.number(),
  /** When its officers were last reminded of what waits for them, ms, and how often in all. */
  remindedAt: z.number().optional(),
  reminders: z.number(),
  /** Something waits that they do not know of: they are reminded without delay. */
  isUrgent: z.boolean().optional(),
  /** Series that may call for notices or hold them, as long as they are in force. */
  standing: z.array(z.string()),
  /** When the tick must look at it next, ms; absent: the jurisdiction is no longer in the book. */
  dueAt: z.number().optional(),
})
export type NoticeDesk = z.infer<typeof NoticeDesk>
