import { anAlert } from './cap.ts'
import { county, metOffice } from './county.ts'
import { twoVillages } from './village.ts'

/** What the stories of a series say again and again. */
export type County = Awaited<ReturnType<typeof county>>

export const north = '430182101201'
export const south = '430182101202'
/** The heads have a duty; the others of a village are subscribed. */
export const headOfNorth = '+8615400010000'
export const headOfSouth = '+8615400011000'

/** A time of the first day. */
export const at = (time: string): string => `2026-07-01T${time}:00+08:00`

/** Two villages on the evening of that day. */
export const anEvening = (time = '20:00'): Promise<County> =>
  county({ at: at(time), county: '430182', records: twoVillages() })
export const everythingDone = ({ sheets }: County): boolean => sheets.all().every(({ done }) => done)

/** A message that must be taken, and everything that it sets going at once. */
export const given = async (here: County, words: Parameters<typeof anAlert>[0], source = metOffice) => {
  const reception = await here.receive(anAlert(words), source)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await here.drain()
  return reception
}

export const textsTo = ({ carriers }: County, phone: string): string[] =>
  carriers.sms.taken.flatMap(({ address, content }) => (address === phone && 'text' in content ? [content.text] : []))

/** What stands on a village's board. */
export const board = ({ carriers }: County, place: string) =>
  [...carriers.speakers.retained.values()].filter(one => one.place === place).flatMap(({ inForce }) => inForce)
