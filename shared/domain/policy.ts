import * as z from 'zod'
import type { NotMeant } from './audience/addressees.ts'
import type { Info, Severity } from './cap/alert.ts'
import { Certainty, Urgency } from './cap/alert.ts'
import { type Channel, Lane } from './channel.ts'
import { Colour } from './colour.ts'
import { isWithin, nextStart, Span } from './hours.ts'

/** The columns of the channel table: sms to those with a duty, sms to everyone subscribed, chat groups, loudspeakers. */
export const Listener = z.enum(['people', 'public', 'rooms', 'speakers'])
export type Listener = z.infer<typeof Listener>

const Times = z
  .strictObject({ people: z.number(), public: z.number(), rooms: z.number(), speakers: z.number() })
  .partial()
/** A listener that is absent is not addressed; the number is how often the message is given (more than 1: loudspeakers only). */
export const ChannelRow = z.strictObject({
  day: Times,
  night: Times,
  /** What the night has besides, where the event is one of `nightHazards`. */
  nightHazard: Times.optional(),
  /** Hours of a listener that are narrower than the day. */
  hours: z.partialRecord(Listener, Span).optional(),
})

export const CautionReason = z.enum(['urgency-past', 'certainty-unlikely'])
export type CautionReason = z.infer<typeof CautionReason>

/** How an Alert that calls for less than its colour is given more quietly. */
export const Caution = z.strictObject({
  reason: CautionReason,
  urgency: z.array(Urgency).optional(),
  certainty: z.array(Certainty).optional(),
  /** These urgencies outweigh the caution. */
  unlessUrgency: z.array(Urgency).optional(),
  /** Not addressed at any hour. */
  drops: z.array(Listener),
  /** Addressed by day only, and once. */
  quiets: z.array(Listener),
})

export const Policy = z.strictObject({
  version: z.string(),
  zone: z.string(),
  day: Span,
  channels: z.record(Colour, ChannelRow),
  nightHazards: z.object({ eventCodes: z.array(z.string()), words: z.array(z.string()) }),
  cautions: z.array(Caution),
  /**
   * Of what follows an Alert, by the worst colour of its series: loudspeakers speak at any hour after these, else by day; and after
   * those nobody is told but by day.
   */
  followUp: z.strictObject({ anyHour: z.array(Colour), byDay: z.array(Colour) }),
  lanes: z.record(Colour, Lane),
  colourOfSeverity: z.record(z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']), Colour),
  proof: z.object({ playedShare: z.number().min(0).max(1) }),
})
export type Policy = z.infer<typeof Policy>

/** What of an info decides whom it is given to, beside its colour. */
export type Hazard = Pick<Info, 'event' | 'urgency' | 'certainty'> & { eventCode: readonly string[] }
export const hazardOf = ({ event, urgency, certainty, eventCode }: Info): Hazard => ({
  event,
  urgency,
  certainty,
  eventCode: eventCode.map(({ value }) => value),
})

export type AddressingQuestion = Hazard & {
  policy: Policy
  colour: Colour
  channel: Channel
  duty: boolean
  at: number
}
export type Turn =
  | { kind: 'send'; repeat: number }
  /** Not now; `untilAt` (ms) is when to ask again. */
  | { kind: 'hold'; untilAt: number; reason: 'quiet-hours' }
export type Addressing = Turn | { kind: 'not-addressed'; reason: 'not-for-this-colour' | CautionReason | NotMeant }

/**
 * Whether one class of slots is addressed now, later or not at all. Colour and hour decide by the table; urgency and certainty
 * only ever lower it (`Policy.cautions`). Severity has its say before, in the colour (`colourOf`).
 */
export const addressing = (question: AddressingQuestion): Addressing => {
  const { policy, colour, at } = question
  const listener = listenerOf(question)
  const row = policy.channels[colour]
  const caution = policy.cautions.find(applies(question))
  const quiet = caution?.quiets.includes(listener) ?? false
  const byDay = row.day[listener]
  const byNight = quiet ? undefined : (row.night[listener] ?? nightHazardTimes(question, listener))
  if (byDay === undefined && byNight === undefined) return { kind: 'not-addressed', reason: 'not-for-this-colour' }
  if (caution?.drops.includes(listener)) return { kind: 'not-addressed', reason: caution.reason }
  const hours = row.hours?.[listener] ?? policy.day
  const repeat = isWithin(hours, policy.zone, at) ? byDay : byNight
  if (repeat === undefined) return { kind: 'hold', untilAt: nextStart(hours, policy.zone, at), reason: 'quiet-hours' }
  return { kind: 'send', repeat: quiet ? 1 : repeat }
}

/**
 * When somebody whom an earlier Alert reached is told what follows, where the follower itself would not address them: every Cancel,
 * and an Update of a lower colour or another area. Phones and rooms at once, loudspeakers by day, or at any hour after the worst;
 * after a notice nobody is woken.
 */
export const followUp = (
  { followUp, day, zone }: Policy,
  { channel, worst, at }: { channel: Channel; worst: Colour; at: number },
): Turn => {
  const atAnyHour = channel === 'loudspeaker' ? followUp.anyHour.includes(worst) : !followUp.byDay.includes(worst)
  return atAnyHour || isWithin(day, zone, at)
    ? { kind: 'send', repeat: 1 }
    : { kind: 'hold', untilAt: nextStart(day, zone, at), reason: 'quiet-hours' }
}

const listenerOf = ({ channel, duty }: Pick<AddressingQuestion, 'channel' | 'duty'>): Listener =>
  channel === 'loudspeaker' ? 'speakers' : channel === 'group-chat' ? 'rooms' : duty ? 'people' : 'public'

const applies =
  ({ urgency, certainty }: Hazard) =>
  (caution: z.infer<typeof Caution>): boolean =>
    ((caution.urgency?.includes(urgency) ?? false) || (caution.certainty?.includes(certainty) ?? false)) &&
    !(caution.unlessUrgency?.includes(urgency) ?? false)

const nightHazardTimes = ({ policy, colour, event, eventCode }: AddressingQuestion, listener: Listener) => {
  const { eventCodes, words } = policy.nightHazards
  const isOne = eventCode.some(code => eventCodes.includes(code)) || words.some(word => mentions(event, word))
  return isOne ? policy.channels[colour].nightHazard?.[listener] : undefined
}

/** A Latin word must stand alone, also in the plural ("dam" is not in "damage"); Chinese has no word boundaries. */
const mentions = (event: string, word: string): boolean =>
  /^[a-z ]+$/.test(word) ? new RegExp(`\\b${word}s?\\b`, 'i').test(event) : event.includes(word)

export const laneOf = (policy: Policy, colour: Colour): Lane => policy.lanes[colour]

/** `note`: the colour is our reading and not the source's word, or the two disagree; the source is told. */
export type ColourReading = { colour: Colour; note?: 'severity-unknown' | 'severity-disagrees' }

/** By the source's own colour; without one, from severity. */
export const colourOf = (policy: Policy, severity: Severity, given?: Colour): ColourReading => {
  const read = policy.colourOfSeverity[severity]
  if (given === undefined) return severity === 'Unknown' ? { colour: read, note: 'severity-unknown' } : { colour: read }
  const agrees = given === 'none' || severity === 'Unknown' || read === given
  return agrees ? { colour: given } : { colour: given, note: 'severity-disagrees' }
}
