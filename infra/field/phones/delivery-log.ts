import { SegmentedMessage } from 'sms-segments-calculator'
import type { Due } from './due-poster.ts'
import type { Fate } from './fate.ts'

export type Taken = { messageId: string; phone: string; text: string; smsType: string; takenAt: number }

/** SNS writes failures to a group of their own; region and account, which precede the name, are the receiver's to know. */
export type LogGroup = 'DirectPublishToPhoneNumber' | 'DirectPublishToPhoneNumber/Failure'
export type DueLog = Due<LogGroup, LogEvent>

/** One event as CloudWatch Logs hands it to a subscription. */
export type LogEvent = { id: string; timestamp: number; message: string }

/** The words are SNS's own (developer guide, "SMS delivery failure reasons"). */
const responses = {
  delivered: 'Message has been accepted by phone carrier',
  handed: 'Message has been accepted by phone carrier',
  failed: 'Phone is currently unreachable/unavailable',
}

/** What SNS writes about a message, and when; a phone whose fate is `none` is never written about. */
export const deliveryLog = (taken: Taken, fate: Fate, eventId: string): DueLog | undefined => {
  if (fate.receipt === 'none') return undefined
  const dueAt = taken.takenAt + (fate.receipt === 'handed' ? fate.dwellMs : fate.ackMs)
  const status = {
    notification: { messageId: taken.messageId, timestamp: timestamp(taken.takenAt) },
    delivery: {
      phoneCarrier: fate.carrier,
      mnc: 0,
      mcc: 460,
      numberOfMessageParts: partsOf(taken.text),
      destination: taken.phone,
      priceInUSD: 0.02,
      smsType: taken.smsType,
      providerResponse: responses[fate.receipt],
      dwellTimeMs: fate.dwellMs,
      // SNS writes it for failures as well: only together with SUCCESS does it mean that a phone answered.
      ...(fate.receipt !== 'handed' && { dwellTimeMsUntilDeviceAck: fate.ackMs }),
    },
    status: fate.receipt === 'failed' ? 'FAILURE' : 'SUCCESS',
  }
  const group = fate.receipt === 'failed' ? 'DirectPublishToPhoneNumber/Failure' : 'DirectPublishToPhoneNumber'
  return { dueAt, group, event: { id: eventId, timestamp: dueAt, message: JSON.stringify(status) } }
}

/** `2016-06-28 00:40:34.558`, UTC. */
const timestamp = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '')

/** One text goes to thousands of phones. */
const known = new Map<string, number>()
const partsOf = (text: string): number => {
  const parts = known.get(text) ?? new SegmentedMessage(text).segmentsCount
  if (known.size > 1_000) known.clear()
  known.set(text, parts)
  return parts
}
