import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import { byCode } from '../../../shared/domain/place.ts'
import { unpackMark } from '../../../shared/domain/sheets/mark.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import { anAlert } from './cap.ts'
import { county } from './county.ts'
import { twoVillages } from './village.ts'

export type County = Awaited<ReturnType<typeof county>>
export type Words = Parameters<typeof anAlert>[0]

export const day = '2026-07-01T10:00:00+08:00'
export const north = '430182101201'
/** In the north: the head of the village, a subscriber who is subscribed in the south, too, and one loudspeaker; and the room. */
export const listed: ReadonlySet<string> = new Set(['head-0', 'phone-0-1', 'speaker-0-1', 'room-1'])
export const [head, commuter] = ['+8615400010000', '+8615400010001'] as const

export const withList = (list: ReadonlySet<string>): DirectoryRecord[] =>
  twoVillages().map(record => ('exercise' in record ? { ...record, exercise: list.has(record.id) } : record))
export const withoutOne = (id: string) => withList(new Set([...listed].filter(one => one !== id)))
export const aCounty = (at = day, records = withList(listed)) => county({ at, county: '430182', records })

export const drill: Words = { identifier: 'X1', status: 'Exercise' }
export const ordered = async (here: County, words: Words, source?: KeyHolder) => {
  const reception = await here.receive(anAlert(words), source)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  return reception
}

export const phonesOf = (taken: readonly { address: string }[]) => taken.map(({ address }) => address).toSorted(byCode)
export const phones = ({ carriers }: County) => phonesOf(carriers.sms.taken)
export const texts = ({ carriers }: County) =>
  carriers.sms.taken.map(({ content }) => ('text' in content ? content.text : ''))
export const commands = ({ carriers }: County) =>
  carriers.speakers.taken.flatMap(one => (one.kind === 'command' ? [one] : []))
export const marks = ({ sheets }: County) =>
  sheets
    .all()
    .flatMap(({ id, marks }) => [...marks].map(word => ({ channel: id.channel, place: id.place, ...unpackMark(word) })))
export const silent = ({ carriers }: County): boolean =>
  carriers.sms.taken.length + carriers.chat.taken.length + carriers.speakers.taken.length === 0
