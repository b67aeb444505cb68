import { randomInt, randomUUID } from 'node:crypto'
import { MemoryLoudspeakerCarrier } from '../../../shared/adapters/memory/loudspeaker-carrier.ts'
import type { Lane } from '../../../shared/domain/channel.ts'
import { requirePermit } from '../../../shared/domain/wall.ts'
import type { HandOverResult, LoudspeakerCarrier, SmsCarrier, SmsMessage } from '../../../shared/ports/carriers.ts'
import { answersAfterMs, type Clock } from './clock.ts'

export const carrierNames = ['alibaba', 'tencent', 'sns'] as const
export type CarrierName = (typeof carrierNames)[number]

type Kind = {
  callSize: (lane: Lane) => number
  echoesRef: boolean
  /** As long as the carrier's own: a reference row is as large as what it keeps. */
  messageId: () => string
  /** Calls a second of an account as a carrier gives it (Tencent, Alibaba: reference of SendSms; SNS: Publish in us-east-1). */
  callsPerSecond: number
}

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('')

/** What matters of a carrier here: how many numbers a call takes, and whether it echoes our reference (tests/contract/carriers holds the real ones to it). */
export const carrierKinds: Record<CarrierName, Kind> = {
  alibaba: {
    callSize: lane => (lane === 'urgent' ? 1 : 1_000),
    echoesRef: true,
    messageId: () => `${digits(18)}^0`,
    callsPerSecond: 5_000,
  },
  tencent: {
    callSize: () => 200,
    echoesRef: false,
    messageId: () => `2645:${digits(22)}`,
    callsPerSecond: 3_000,
  },
  sns: { callSize: () => 1, echoesRef: false, messageId: randomUUID, callsPerSecond: 30_000 },
}

/** `at`: when it was handed over, ms. */
export type Taken = { ref: string; address: string; messageId: string; at: number }

/** Takes everything, and keeps what it took. */
export const takingCarrier = (
  name: CarrierName,
  clock: Clock,
): SmsCarrier & { taken: Taken[]; calls: () => number } => {
  const { callSize, echoesRef, messageId } = carrierKinds[name]
  const taken: Taken[] = []
  let calls = 0
  const take = ({ permit, ref }: SmsMessage): HandOverResult => {
    requirePermit(permit, { channel: 'sms', ref })
    const one = { ref, address: permit.address, messageId: messageId(), at: clock.at }
    taken.push(one)
    return { outcome: 'accepted', messageId: one.messageId }
  }
  return {
    ...{ name, takes: 'text', echoesRef, callSize, taken, calls: () => calls },
    send: (messages, lane) => {
      calls += Math.ceil(messages.length / callSize(lane))
      return clock.after(answersAfterMs.carrier, async () => messages.map(take))
    },
  }
}

/** A broker that takes every board. */
export const takingBroker = (clock: Clock): LoudspeakerCarrier => {
  const broker = new MemoryLoudspeakerCarrier(clock)
  return {
    name: broker.name,
    publishBoard: (...board) => clock.after(answersAfterMs.broker, () => broker.publishBoard(...board)),
    command: (...command) => clock.after(answersAfterMs.broker, () => broker.command(...command)),
    cancel: (...cancel) => clock.after(answersAfterMs.broker, () => broker.cancel(...cancel)),
  }
}
