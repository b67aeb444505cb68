import type { Poll } from '../arguments.ts'
import type { Ceilings, Round } from '../round/measured.ts'
import * as bounds from './bounds.ts'
import { median } from './statistics.ts'

/** One line of the table. `of` is undefined where a round never came so far. */
export type Figure = {
  name: string
  unit: string
  digits: number
  of(round: Round, ceilings: Ceilings): number | undefined
  bound(evidence: bounds.Evidence): string
}

const mebibyte = 1024 ** 2

export const phonesPerSecond = ({ phones, firstPhoneS, lastPhoneS }: Round): number | undefined => {
  if (lastPhoneS === undefined || firstPhoneS === undefined) return
  const seconds = lastPhoneS - firstPhoneS
  return seconds > 0 ? phones / seconds : undefined
}

const over = (value: number | undefined, ceiling: number): number | undefined =>
  value === undefined ? undefined : value / ceiling

/** Loudspeakers and rooms come first when this is positive. */
const leadS = ({ lastPhoneS, lastLoudspeakerS, lastRoomS }: Round): number | undefined =>
  lastPhoneS === undefined || lastLoudspeakerS === undefined || lastRoomS === undefined
    ? undefined
    : lastPhoneS - Math.max(lastLoudspeakerS, lastRoomS)

export const figures: Figure[] = [
  { name: 'POST answered', unit: 'ms', digits: 0, of: ({ answeredMs }) => answeredMs, bound: bounds.answered },
  { name: 'first send', unit: 'ms', digits: 0, of: ({ firstSendMs }) => firstSendMs, bound: bounds.firstSend },
  {
    name: 'last loudspeaker',
    unit: 's',
    digits: 2,
    of: ({ lastLoudspeakerS }) => lastLoudspeakerS,
    bound: bounds.loudspeakers,
  },
  { name: 'last room', unit: 's', digits: 2, of: ({ lastRoomS }) => lastRoomS, bound: bounds.rooms },
  { name: 'first phone', unit: 's', digits: 2, of: ({ firstPhoneS }) => firstPhoneS, bound: bounds.firstPhone },
  { name: 'last phone accepted', unit: 's', digits: 2, of: ({ lastPhoneS }) => lastPhoneS, bound: bounds.phones },
  { name: 'last phone after those', unit: 's', digits: 2, of: leadS, bound: bounds.lead },
  {
    name: 'last receipt written',
    unit: 's',
    digits: 2,
    of: ({ lastReceiptS }) => lastReceiptS,
    bound: bounds.receipts,
  },
  { name: 'phones', unit: '/s', digits: 0, of: phonesPerSecond, bound: bounds.phones },
  {
    name: '÷ SNS client, one process',
    unit: '×',
    digits: 2,
    of: (round, { snsOne }) => over(phonesPerSecond(round), snsOne.perSecond),
    bound: bounds.ofClient,
  },
  {
    name: '÷ SNS client, two processes',
    unit: '×',
    digits: 2,
    of: (round, { snsTwo }) => over(phonesPerSecond(round), snsTwo.perSecond),
    bound: bounds.ofTwoClients,
  },
  {
    name: '÷ DynamoDB Local, writes',
    unit: '×',
    digits: 2,
    of: (round, { dynamoWritesPerSecond }) => over(phonesPerSecond(round), dynamoWritesPerSecond),
    bound: bounds.ofWrites,
  },
  {
    name: 'functions, PSS',
    unit: 'MiB',
    digits: 0,
    of: ({ memory }) => memory.functions.bytes / mebibyte,
    bound: bounds.memory,
  },
  { name: 'CPU to the last phone', unit: 's', digits: 1, of: ({ toLastPhone }) => toLastPhone.own, bound: bounds.cpu },
  { name: 'CPU of the round', unit: 's', digits: 1, of: ({ whole }) => whole.own, bound: bounds.cpuOfRound },
]

/** Of the rounds that count; the warm-up is not one of them. */
export const counting = (rounds: readonly Round[]): Round[] =>
  rounds.filter(({ name, voidBecause }) => name !== 'warm-up' && voidBecause.length === 0)

export const medianOf = ({ of }: Figure, rounds: readonly Round[], ceilings: Ceilings): number | undefined =>
  median(counting(rounds).flatMap(round => of(round, ceilings) ?? []))

/** What all rounds of one poller are judged by; undefined when none counts. */
export const evidenceOf = (
  poll: Poll,
  rounds: readonly Round[],
  ceilings: Ceilings,
  cores: number,
): bounds.Evidence | undefined => {
  const counted = counting(rounds)
  const pick = (of: (round: Round) => number | undefined) => median(counted.flatMap(round => of(round) ?? [])) ?? 0
  // The round in the middle speaks for all of them: roles of several rounds cannot be added up.
  const middle = counted.toSorted((a, b) => a.toLastPhone.own - b.toLastPhone.own)[Math.floor(counted.length / 2)]
  if (middle === undefined) return
  const share = (seconds: number) => seconds / (middle.toLastPhone.seconds * cores)
  return {
    poll,
    cores,
    ceilings,
    phonesPerSecond: pick(phonesPerSecond),
    receiptsAfterPhonesS: pick(({ lastReceiptS = 0, lastPhoneS = 0 }) => lastReceiptS - lastPhoneS),
    ownShare: share(middle.toLastPhone.own),
    othersShare: share(middle.toLastPhone.others),
    toLastPhone: middle.toLastPhone,
    whole: middle.whole,
    functionProcesses: middle.memory.functions.processes,
    functionBytes: middle.memory.functions.bytes,
  }
}
