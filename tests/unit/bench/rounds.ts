import type { WarningStatus } from '../../../shared/contracts/http.ts'
import type { Memory } from '../../bench/processes/census.ts'
import type { Ceilings, Round } from '../../bench/round/measured.ts'
import type { FieldSeen } from '../../bench/round/verdict.ts'

/** A round of ten phones as it should be; every test changes what it is about. */
export const aRound = (changes: Partial<Round> = {}): Round => ({
  name: '1',
  voidBecause: [],
  phones: 1_000,
  loudspeakers: 90,
  rooms: 3,
  answeredMs: 40,
  firstSendMs: 50,
  firstPhoneS: 0.1,
  lastLoudspeakerS: 1.5,
  lastRoomS: 0.5,
  lastPhoneS: 2.1,
  lastReceiptS: 7,
  memory: memory(640),
  toLastPhone: { seconds: 2, byRole: { 'function send-sms': 2, java: 1 }, own: 3, others: 0.5 },
  whole: { seconds: 8, byRole: { 'function send-sms': 2, java: 3, tick: 0.01 }, own: 5, others: 1 },
  loadAverage: 1.25,
  ...changes,
})

const memory = (functionsMiB: number): Memory => {
  const one = { bytes: 100 * 1024 ** 2, processes: 1 }
  const functions = { bytes: functionsMiB * 1024 ** 2, processes: 16 }
  return { functions, runtime: one, java: one, broker: one, field: one, other: one }
}

export const ceilings: Ceilings = {
  snsOne: { perSecond: 2_000, cpuMicroseconds: 400 },
  snsTwo: { perSecond: 2_500, cpuMicroseconds: 420 },
  dynamoWritesPerSecond: 4_000,
  smsRatePerSecond: 3_000,
}

const none = { planned: 0, open: 0, accepted: 0, delivered: 0, unconfirmed: 0, failed: 0, unknown: 0, suppressed: 0 }

/** Of 100 phones 3 are off, and the log tells of 2; one loudspeaker of 20 is off; one robot of 3 is revoked. */
export const aStatus = (): WarningStatus => ({
  warning: 'w',
  status: 'Actual',
  msgType: 'Alert',
  state: 'in-force',
  seq: 1,
  colour: 'red',
  event: '暴雨',
  headline: '',
  sender: '',
  sent: '',
  receivedAt: 0,
  issuedAt: 0,
  expiresAt: 1_000_000,
  handedOver: true,
  unresolved: [],
  channels: {
    sms: { ...none, planned: 100, accepted: 98, delivered: 97, unconfirmed: 1, failed: 2, reasons: { unreachable: 2 } },
    loudspeaker: { ...none, planned: 20, accepted: 20, delivered: 19, unconfirmed: 1, reasons: {} },
    'group-chat': { ...none, planned: 3, accepted: 2, failed: 1, reasons: { 'robot-revoked': 1 } },
  },
  villages: { proven: 1, partly: 0, notProven: 0 },
  seconds: {},
  towns: [],
  pasted: [],
})

export const aField = (): FieldSeen => ({
  sms: { received: 100, distinct: 100 },
  loudspeaker: { received: 19, distinct: 19 },
  'group-chat': { received: 2, distinct: 2 },
})
