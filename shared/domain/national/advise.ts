import type { Vocabulary } from '../headline/vocabulary.ts'
import type { NationalAdvice } from './advices.ts'
import { isEventCode } from './info.ts'
import type { LocalTime, NationalArea, NationalInfo, NationalMessage } from './message.ts'

export type NationalHint = { code: NationalAdvice; at: string }

const when = (holds: boolean, code: NationalAdvice, at: string): NationalHint[] => (holds ? [{ code, at }] : [])
const ofTime = (time: LocalTime | undefined, at: string): NationalHint[] =>
  when(time?.assumed ?? false, 'time-without-offset', at)

/** What is unwise in a message of the national format, beside what CAP says of the Alert that it becomes. */
export const adviseOfMessage = (message: NationalMessage, vocabulary: Vocabulary): NationalHint[] => [
  ...when(message.senderCode !== message.identifier.office, 'sender-code-differs', 'alert/senderCode'),
  ...ofTime(message.sendTime, 'alert/sendTime'),
  ...when(message.secClassification === 'Inner', 'inner-document', 'alert/secClassification'),
  ...message.info.flatMap((info, at) => adviseOfInfo(info, `alert/info[${at + 1}]`, vocabulary)),
]

const adviseOfInfo = (info: NationalInfo, at: string, { eventNames }: Vocabulary): NationalHint[] => [
  ...when(
    isEventCode(info.eventType) && eventNames[info.eventType.toUpperCase()] === undefined,
    'unknown-event-code',
    `${at}/eventType`,
  ),
  ...ofTime(info.effective, `${at}/effective`),
  ...ofTime(info.onset, `${at}/onset`),
  ...ofTime(info.expires, `${at}/expires`),
  ...info.area.flatMap((area, index) => adviseOfArea(area, `${at}/area[${index + 1}]`)),
]

const adviseOfArea = ({ polygon, circle }: NationalArea, at: string): NationalHint[] => [
  ...polygon.flatMap((one, index) => [
    ...when('line' in one, 'open-polygon', `${at}/polygon[${index + 1}]`),
    ...when('shape' in one && one.swapped, 'longitude-first', `${at}/polygon[${index + 1}]`),
  ]),
  ...circle.flatMap((one, index) =>
    when('shape' in one && one.swapped, 'longitude-first', `${at}/circle[${index + 1}]`),
  ),
]
