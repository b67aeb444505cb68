import type { Memory } from '../processes/census.ts'
import type { Spent } from '../processes/spent.ts'

/** What one round says. Times count from the moment before the POST. */
export type Round = {
  /** `warm-up`, or its number. */
  name: string
  /** Why it does not count; empty when it does. */
  voidBecause: string[]
  phones: number
  loudspeakers: number
  rooms: number
  /** The POST's answer. */
  answeredMs: number
  /** At the field, by the field's clock, which is this machine's. */
  firstSendMs?: number
  firstPhoneS?: number
  lastLoudspeakerS?: number
  lastRoomS?: number
  lastPhoneS?: number
  /** When the last function that writes receipts was done. */
  lastReceiptS?: number
  /** Largest seen, by group. */
  memory: Memory
  /** To the last phone, and of the whole round with its receipts. */
  toLastPhone: Spent
  whole: Spent
  loadAverage: number
}

/** Each measured with nothing else of ours running, before the rounds and after them; the better of the two. */
export type Ceilings = {
  /** Calls a second of the SNS client against the field alone, in one process and in two; CPU µs of the client's process a call. */
  snsOne: { perSecond: number; cpuMicroseconds: number }
  snsTwo: { perSecond: number; cpuMicroseconds: number }
  /** PutItem of one KB, DynamoDB Local alone. */
  dynamoWritesPerSecond: number
  /** The rate that the stack is told to keep. */
  smsRatePerSecond: number
}

export type Machine = {
  processor: string
  cores: number
  memoryGiB: number
  system: string
  node: string
  java: string
  loadAverage: number[]
}
